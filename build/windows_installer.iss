; Inno Setup 6.3 or newer (UTF-8 without a mark): the installer for Windows, for one user, not an administrator.
;   iscc /DVersion=0.1.0 /DFolder=..\.package\gouji-0.1.0-windows-amd64 build\windows_installer.iss
; after `py build\dev.py package` on Windows. Written by the book and reviewed by reading: no Windows was at
; hand to run it. File kinds are registered by the program itself, so that they stand in one place
; (app/desktop/windows.py): ProgIDs Gouji.Review and Gouji.Report, all under HKEY_CURRENT_USER.

#ifndef Version
  #error Say /DVersion=...
#endif
#ifndef Folder
  #error Say /DFolder=... (the folder that build/package.py made)
#endif

[Setup]
AppId={{6C3D2E57-7C0B-4B39-9B60-5E0C9B1D6F11}
AppName=勾稽
AppVersion={#Version}
AppVerName=勾稽 {#Version}
AppPublisher=Gouji
DefaultDirName={autopf}\Gouji
DefaultGroupName=勾稽
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\.package
OutputBaseFilename=gouji-{#Version}-windows-setup
SetupIconFile=..\resources\icons\gouji.ico
UninstallDisplayIcon={app}\gouji.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes
ShowLanguageDialog=no

[Languages]
; Inno Setup 6.5 and newer bring Chinese along; older ones need the file from their list of translations.
Name: "zh"; MessagesFile: "compiler:Languages\ChineseSimplified.isl"

[Tasks]
Name: "associate"; Description: "在“打开方式”中登记勾稽（不改变默认程序）"
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; An older version's libraries must not be found beside the new ones.
Type: filesandordirs; Name: "{app}\lib"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\勾稽"; Filename: "{app}\gouji.exe"; AppUserModelID: "cn.gouji.Gouji"
Name: "{autodesktop}\勾稽"; Filename: "{app}\gouji.exe"; AppUserModelID: "cn.gouji.Gouji"; Tasks: desktopicon

[Run]
Filename: "{app}\gouji-cli.exe"; Parameters: "register"; Flags: runhidden; Tasks: associate
Filename: "{app}\gouji.exe"; Description: "{cm:LaunchProgram,勾稽}"; Flags: nowait postinstall skipifsilent

[UninstallRun]
Filename: "{app}\gouji-cli.exe"; Parameters: "register --remove"; Flags: runhidden; RunOnceId: "Unregister"
