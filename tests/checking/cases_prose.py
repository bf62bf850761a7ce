"""For every rule on headings, contents, names and wording: reports that fail it and reports that pass it."""

from __future__ import annotations

from collections.abc import Sequence

from app.forms.load import Forms
from app.parsing.parse import parse
from app.report.report import Report
from app.settings import Settings, Thresholds
from tests.builders import CLOSING, OVERVIEW, PROBLEMS
from tests.checking.cases import Build, Case, after, zeros
from tests.parsing.texts import document
from tests.texts import render_report

STREET = "青禾市东桥区柳岸街道办事处"
BUREAU = "临溪市水务局"
LEAD = (
    "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）要求编制。"
    "统计期限自2021年1月1日起至2021年12月31日止。"
)


def written(
    *changes: tuple[str, str], form: str = "2021", add: str = "", front: str = "", **texts: object
) -> Build:
    """A report written out and read again. ``add`` goes to 总体情况; ``changes`` replace what is printed."""

    def build(forms: Forms) -> Report:
        overview = str(texts.get("overview", OVERVIEW)) + ("\n" + add if add else "")
        parts: dict[str, object] = {**texts, "overview": overview}
        text = front + render_report(form=forms.form(form), **parts)  # type: ignore[arg-type]  # texts of parts
        for old, new in changes:
            assert old in text, f"{old} is not printed"
            text = text.replace(old, new)
        return parse(document(text), forms)

    return build


def saying(words: str, **texts: str) -> Build:
    """A report with this sentence at the end of 总体情况."""
    return written(add=words, **texts)


def street(words: str = "", issuer: str = STREET) -> Build:
    return written(add=words, issuer=issuer)


def order_of_sections(report: Report) -> Report:
    first, second, *rest = report.sections
    return report._replace(sections=(second, first, *rest))


def without_aspect(*titles: str) -> str:
    """总体情况 without the paragraphs of these aspects."""
    return "\n".join(line for line in OVERVIEW.split("\n") if not any(title in line for title in titles))


def numbered(numbers: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The headings of the parts with other numbers."""
    heads = ("总体", "主动公开政府", "收到和处理", "政府信息公开行政复议", "存在的主要", "其他需要")
    return tuple(
        (f"\n{old}、{head}", f"\n{new}{head}")
        for old, new, head in zip("一二三四五六", numbers, heads, strict=True)
    )


SPARSE = "（一）主动公开方面。及时公开应当公开的信息，按时更新。\n" + without_aspect("主动公开方面")
NO_RESULT = without_aspect("监督保障方面") + "\n（五）监督保障方面。组织业务培训。"
LIMITED = Settings(thresholds=Thresholds(overview_length=50))
PICTURES = "第2页有大幅图片，图中的文字没有读取。"

PROSE_CASES: dict[str, Case] = {
    "table.picture": Case(
        (
            after(written(missing_tables=frozenset({"requests"})), lambda r: r._replace(notes=(PICTURES,))),
            written(missing_tables=frozenset({"proceedings"}), front="（图片版）\n"),
        ),
        (zeros, after(zeros, lambda r: r._replace(notes=(PICTURES,)))),
    ),
    "table.header_order": Case(
        (
            written(
                ("科研机构", "＊"), ("法律服务机构", "科研机构"), ("＊", "法律服务机构"), layout="tab_rows"
            ),
            written(("本年制发件数", "＊"), ("本年废止件数", "本年制发件数"), ("＊", "本年废止件数")),
        ),
        (zeros, written(), written(layout="tab_rows"), written(layout="pipes"), written(form="2019")),
    ),
    "label.wording": Case(
        (
            written(("社会公益组织", "社会组织")),
            written(("行政规范性文件", "规范性文件")),
            written(("本年收费金额（单位：万元）", "本年收费金额（单位：万元，保留4位小数）")),
        ),
        (zeros, written(), written(("（一）予以公开", "（一） 予以 公开"), ("1.属于", "1、属于"))),
    ),
    "section.order": Case((after(zeros, order_of_sections),), (zeros, written())),
    "section.number": Case(
        (
            written(*numbered(["一、", "2、 ", "3、 ", "4、 ", "五、", "六、"])),
            written(*numbered(["", "二、", "三、", "四、", "", "六、"])),
            written(*numbered(["1、", "2、", "3、", "4、", "5、", "6、"])),
            saying("一、强化组织领导\n有人抓。\n二、突出重点内容\n有人管。"),
        ),
        (zeros, written(), saying("重点抓好：一、围绕决策抓公开。二、围绕服务抓公开。")),
    ),
    "section.wording": Case(
        (
            written(("二、主动公开政府信息情况", "二、主动公开政府信息的情况")),
            written(("六、其他需要报告的事项", "六、需要报告的其他事项")),
        ),
        (
            zeros,
            written(),
            written(("四、政府信息公开行政复议、行政诉讼", "四、 政府信息公开行政复议 、行政诉讼")),
        ),
    ),
    "section.empty": Case(
        (
            written(closing=""),
            written(problems=""),
            written(overview=" "),
            written(closing="", signed_by="", signed_on=None),
        ),
        (
            zeros,
            written(),
            written(closing="无"),
            written(("六、其他需要报告的事项\n" + CLOSING, "六、其他需要报告的事项：无")),
        ),
    ),
    "section.processing_fee": Case(
        (written(closing="无"), written(closing="无其他需要报告的事项。")),
        (zeros, written(closing="本年度没有收取信息处理费。")),
    ),
    "overview.aspects": Case(
        (
            written(overview=without_aspect("依申请公开方面", "政府信息管理方面")),
            written(overview="我们高度重视，狠抓落实，取得了明显成效。"),
            written(form="2019", overview=without_aspect("监督保障方面")),
        ),
        (
            zeros,
            written(
                overview="主动公开信息30条。没有收到公开申请。规范信息管理。办好门户网站。纳入年度考核。"
            ),
        ),
    ),
    "overview.accountability": Case(
        (written(overview=NO_RESULT), written(overview=NO_RESULT + "严格考核监督，接受评议，无责任追究。")),
        (zeros, written(overview=NO_RESULT + "工作考核结果良好，群众评议满意，没有人被追究责任。")),
    ),
    "overview.length": Case((written(),), (written(overview="公开信息3条。"),), LIMITED),
    "overview.no_figures": Case(
        (
            written(overview=SPARSE),
            saying("2021年印发《公开办法》（〔2021〕5号）。1、明确职责。", overview=SPARSE),
        ),
        (
            zeros,
            saying("建立了六项制度。", overview=SPARSE),
            saying("八个社区全部设立公开栏。", overview=SPARSE),
        ),
    ),
    "overview.off_topic": Case(
        (
            saying("加强对邪教转化人员的教育，接待上访人员多人。"),
            saying("扎实抓好安全生产和招商引资，完成全年任务。"),
            written(
                overview="政务公开是一件要事，各村都办政务公开栏，坚持村务和政务公开相结合，政务公开深入人心。"
            ),
        ),
        (zeros, saying("公开安全生产、环境整治、疫情防控等重点领域信息40条。")),
    ),
    "problems.thin": Case(
        (
            written(problems="存在一些不足，今后改进。"),
            written(
                problems="主要表现在：一是进一步把握时效，及时公示公开各类信息，做到应公开尽公开；二是进一步深化内容，"
                "全面拓展公开领域；三是进一步创新形式，结合多种媒体进行宣传。今后将继续加强队伍建设，健全长效机制，"
                "贯彻执行有关规定，使各项工作再上新台阶，让群众更加满意，让社会更加了解我们的各项工作。"
            ),
            written(
                problems="主要表现在：一是公开不及时，标准化建设需要提升，离上级要求和群众期待还有一定差距，需重点研究解决。"
                "整改情况：（一）改进了作风，干部职工更加明确自身职责，加强了自我约束，面貌焕然一新。"
                "（二）密切了党群干群关系，树立了良好的单位形象，群众办事明白了依据、程序、条件，理解多了，意见少了。"
            ),
            written(
                problems="存在的主要问题：一是个别栏目更新不够及时，有的栏目超过半年没有新内容；二是政策解读形式比较单一，"
                "图文和视频解读的比例偏低；三是基层信息员队伍不稳定，换人后对公开要求不熟悉，报送材料经常退回补充，"
                "影响公开的时效；四是社区公开栏内容陈旧，居民看到的常常是过期公告。"
            ),
            written(
                problems="本年度工作取得一定成效，各项任务完成良好，得到上级肯定和群众好评，各方面反映都好，制度健全，人员到位，"
                "经费有保障。下一步，我们将继续加强学习，健全制度，完善机制，强化队伍，拓宽渠道，丰富载体，"
                "使各项工作迈上新台阶，取得新成绩。"
            ),
        ),
        (zeros, written(), written(problems=PROBLEMS.replace("一是", "1、").replace("二是", "2、"))),
    ),
    "lead.parts": Case(
        (
            written(
                lead="本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、"
                "存在的主要问题及改进情况、其他需要报告的情况六部分组成。"
            ),
            written(
                lead="报告包括总体情况、主动公开政府信息情况、收到和处理政府信息申请情况、行政复议和行政诉讼情况等内容。"
            ),
            written(
                lead="全文共分八个部分，包括概述、主动公开情况、依申请公开办理情况、行政复议和诉讼情况等。"
            ),
        ),
        (
            zeros,
            written(
                lead="本报告包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、因政府信息公开工作被申请行政复议、"
                "提起行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分。"
            ),
        ),
    ),
    "issuer.mismatch": Case(
        (
            written(
                issuer="柳岸街道办事处", title="柳岸办事处2021年政府信息公开工作年度报告", signed_by=STREET
            ),
            written(issuer=BUREAU, signed_by="临溪市水利局"),
        ),
        (
            zeros,
            written(issuer=STREET, signed_by="柳岸街道"),
            written(issuer="临溪市发展和改革委员会", signed_by="临溪市发改委"),
            written(issuer="临溪市人民政府办公室", signed_by="临溪市人民政府"),
            written(signed_by="柳溪镇政府"),
        ),
    ),
    "issuer.short": Case(
        (
            written(issuer="柳岸街道", signed_by=""),
            written(issuer="市场监督管理局", signed_by="市场监督管理局"),
            written(issuer="青禾县柳溪镇", signed_by=""),
        ),
        (
            zeros,
            written(issuer=STREET),
            written(issuer=BUREAU, signed_by="水务局"),
            written(issuer="柳岸办事处", signed_by=STREET),
        ),
    ),
    "date.body_year": Case(
        (saying("2020年，我镇公开各类信息94条，群众反映良好。"),),
        (
            zeros,
            saying("2022年，我镇将公开信息100条以上。"),
            saying("与2020年相比，公开信息增加94条。"),
            saying("2020年公开信息80条，2021年公开信息94条。"),
            saying("对2019年以前发布的文件清理，撤下8件。"),
        ),
    ),
    "date.relative": Case(
        (
            saying("今年以来，公开工作稳步推进。"),
            saying("近几年来，我们不断探索。"),
            saying("去年收到意见3条。"),
        ),
        (zeros, saying("2021年以来，公开工作稳步推进。")),
    ),
    "date.garbled": Case(
        (
            written(lead="统计期限为201911日起至20191231日止。"),
            written(lead="按照国办公开办函〔202130号要求编制。"),
        ),
        (zeros, written(lead="按照国办公开办函〔2021〕30号要求编制，截至2021年12月31日。")),
    ),
    "date.published_late": Case(
        (
            written(front="信息来源：县政府网 发布日期：2022-02-15\n"),
            written(front="发布时间：2022年2月1日\n", issuer=BUREAU),
            written(front="发布日期: 2023-06-15\n"),
        ),
        (
            written(front="发布日期：2022-01-20 浏览次数：12\n"),
            written(front="发布日期：2022年3月30日\n", issuer="青禾县人民政府"),
        ),
    ),
    "basis.outdated": Case(
        (
            written(lead="根据《条例》和国办公开办函〔2019〕60号要求编制。"),
            written(lead="根据《关于政府信息公开工作年度报告有关事项的通知》编制。"),
            written(lead="根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。", form="2019"),
        ),
        (
            zeros,
            written(lead="根据国办公开办函〔2019〕60号要求编制。", form="2019"),
            written(lead="根据国办公开办函〔2019〕60号、国办公开办函〔2021〕30号要求编制。"),
        ),
    ),
    "basis.mismatch": Case(
        (
            written(
                lead="根据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"
                "（国办公开办函〔2021〕30号）编制。"
            ),
            written(lead="根据《中华人民共和国政府信息公开条例》（国务院令第771号）编制。"),
        ),
        (
            zeros,
            written(
                lead="根据《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
                "（国办公开办函〔2021〕30号）和《中华人民共和国政府信息公开条例》（国务院令第711号）编制。"
            ),
        ),
    ),
    "basis.name": Case(
        (
            written(lead="根据《中华人民共和国信息公开条例》编制。"),
            written(lead="根据《条例》第五十条编制。"),
        ),
        (zeros, written(lead="根据《中华人民共和国政府信息公开条例》编制。"), written(lead=LEAD)),
    ),
    "copy.other_unit": Case(
        (
            street("我镇始终把公开工作当作大事来抓。"),
            street("及时向县政府网站提供信息。"),
            street("云溪街道办事处认真落实公开要求。"),
            street("健全定员定额标准体系。"),
            saying("我街道办好公开栏。"),
            written(add="我镇办好公开栏。", issuer=BUREAU),
        ),
        (
            zeros,
            street("我街道认真贯彻区政府和市政府部署，组织学习《关于推进全镇政务公开的意见》。"),
            street("我镇办好公开栏。", issuer="青禾市东桥区柳岸街道(镇)办事处"),
            saying("我镇认真贯彻县政府部署，各街道经验值得学习。"),
            written(add="我局指导各镇办好公开栏，全县信息及时发布。", issuer=BUREAU),
        ),
    ),
    "wording.template": Case(
        (
            saying("本年度公开信息XX条。"),
            saying("××科室负责发布。"),
            written(closing="（此处填写其他事项）"),
        ),
        (zeros, saying("网址为http://www.xx.gov.cn/xx/，公开信息12条。")),
    ),
    "wording.letter": Case(
        (saying("现将有关情况报来，请审阅。"), written(lead="贵办：现将年度报告报来。")),
        (zeros, written(lead="现将2021年工作情况报告如下。")),
    ),
    "wording.markup": Case(
        (
            saying("**主动公开情况**。发布信息12条。"),
            saying("发布信息&nbsp;12条。"),
            saying("# 监督保障\n认真落实。"),
        ),
        (zeros, saying("申请人张**、李**对答复表示满意，可拨打#110。")),
    ),
    "wording.forecast": Case(
        (saying("预计全年信息报送位居全县第一。"),),
        (zeros, saying("信息报送居全县前列，预计春节前完成改版。")),
    ),
    "wording.stale": Case(
        (saying("线上办理一胎、二胎登记。"), saying("依申请公开政府信息收费及减免情况。")),
        (zeros, saying("线上办理生育登记。")),
    ),
    "wording.typo": Case(
        (saying("表内钩稽关系一致。"), written(("属于四类过程性信息", "属于四类过程性性信息"))),
        (zeros, saying("表内勾稽关系一致。")),
    ),
    "wording.numbering": Case(
        (
            saying("二是抓实责任。"),
            saying(
                "做到“三个更加”：一是内容更加充实。二是时间更加及时。三是重点更加突出。四是管理更加规范。"
            ),
            written(
                ("（三）政府信息管理方面", "（四）政府信息管理方面"),
                ("（四）平台建设方面", "（六）平台建设方面"),
            ),
        ),
        (
            zeros,
            saying("一是健全机制：一是定人，二是定岗。二是加强培训。三是严格考核。"),
            saying("存在两方面问题：一是不够及时；二是不够丰富。"),
        ),
    ),
    "wording.repeat": Case(
        (
            saying("提高公开工作质量公开工作的质量。"),
            saying("及时回应群众关心关切的各类热点难点问题。及时回应群众关心关切的各类热点难点问题。"),
        ),
        (zeros, saying("公开内容、公开形式、公开时间、公开程序都有规定。")),
    ),
    "wording.punctuation": Case(
        (
            saying("电话：0000-12345678）。"),
            saying("认真贯彻《政府信息公开条例，落实责任。"),
            saying("及时公开。。"),
            saying("内容不够“接地气”回应关切不主动。"),
            saying("群众需求,是第一信号,我们认真听取。"),
        ),
        (
            zeros,
            saying("1）定人；2）定岗，做到“应公开、尽公开”（见附件）。不够“活”的问题已解决。"),
            written(("，", ",")),
        ),
    ),
}
