"""What a bundle on macOS says about itself (``Info.plist``); the system registers it by reading that."""

from __future__ import annotations

from app.desktop import kinds

IDENTIFIER = "cn.gouji.Gouji"
SENTENCES = (
    "在 macOS 上无需登记：把 勾稽.app 放进“应用程序”文件夹并打开一次，系统即按其中的声明登记文件类型；"
    "要撤销，删除该应用即可。",
)


def info_plist(version: str) -> dict[str, object]:
    """The keys beside those that PyInstaller writes itself: our own type, and what can be opened."""
    documents: list[dict[str, object]] = [
        {
            "CFBundleTypeName": kinds.REVIEW_TITLE,
            "CFBundleTypeRole": "Editor",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [kinds.REVIEW_APPLE],
        },
        {
            "CFBundleTypeName": kinds.REPORT_TITLE,
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",  # under "open with", never the default
            "LSItemContentTypes": list(dict.fromkeys(kind.apple for kind in kinds.REPORTS if kind.apple)),
        },
        {
            "CFBundleTypeName": kinds.REPORT_TITLE,
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "CFBundleTypeExtensions": [kind.suffix for kind in kinds.REPORTS if not kind.apple],
        },
    ]
    return {
        "CFBundleDisplayName": kinds.TITLE,
        "CFBundleDevelopmentRegion": "zh_CN",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSApplicationCategoryType": "public.app-category.business",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": documents,
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": kinds.REVIEW_APPLE,
                "UTTypeDescription": kinds.REVIEW_TITLE,
                "UTTypeConformsTo": ["public.json"],
                # "gouji.json" is honoured where the Finder matches compound suffixes, and harmless elsewhere.
                "UTTypeTagSpecification": {
                    "public.filename-extension": [kinds.REVIEW_SUFFIX],
                    "public.mime-type": kinds.REVIEW_MIME,
                },
            }
        ],
    }
