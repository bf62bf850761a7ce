"""Work that a killed window left behind: offered, brought back, or dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app import paths
from app.ui.banner import Banners, nothing
from app.ui.safety import Safety
from app.ui.session import Session
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.review.aside import Aside
    from app.review.recover import Leftover, Recovered, SourceState
    from app.ui.recovery import RecoveryPage

    Offer = tuple[Leftover, SourceState]


class Recovering(QObject):
    """Looks for leftovers. While the start page is shown they take its place, else a banner tells.

    ``show_page`` shows a page in the place of the report, ``go_back`` takes it away, ``idle`` says
    whether a page may come up unasked.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        safety: Safety,
        tasks: Tasks,
        banners: Banners,
        *,
        show_page: Callable[[QWidget], None],
        go_back: Callable[[], None],
        idle: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._session, self._safety, self._tasks, self._banners = session, safety, tasks, banners
        self._show_page, self._go_back, self._idle = show_page, go_back, idle
        self._put_off: set[Path] = set()
        self._aside: list[Aside] = []
        self.page: RecoveryPage | None = None

    def look(self) -> None:
        """Look for work that was left behind, in the background."""
        self._tell_of_damaged()  # opening a report took the notice away
        folder = paths.user_folder() / "journal"
        try:
            if not folder.is_dir() or not any(folder.iterdir()):
                return  # as nearly always: nothing is loaded for it
        except OSError:
            return
        self._tasks.start(_offers, self._show, self._session.broke.emit, group="leftovers")

    def _show(self, result: tuple[Sequence[Offer], Sequence[Aside]]) -> None:
        found, aside = result
        self._aside += aside
        self._tell_of_damaged()
        offers = [offer for offer in found if offer[0].path not in self._put_off]
        review = self._session.review
        if not offers:
            return
        if review is None:
            if self._idle():
                self.show_offers(offers)
            return
        places = {review.source.path, review.saved_to} - {None}
        own = [left for left, _ in offers if {left.source, left.saved_to} & places]
        if own:
            self._offer_own(own[0])
        if others := len(offers) - len(own):
            text = self.tr("有 {count} 份报告的未保存工作可以恢复：程序上次没有正常退出。")
            acts = [
                (self.tr("查看"), lambda: self.show_offers(offers)),
                (self.tr("稍后"), lambda: self._put_off.update(left.path for left, _ in offers)),
            ]
            self._banners.show_notice("others", text.format(count=others), acts)

    def _tell_of_damaged(self) -> None:
        """Say which records cannot be read and where they lie now, until the user has seen it."""
        if not self._aside:
            return
        text = self.tr(
            "程序上次没有正常退出，留下的恢复记录已损坏，其中未保存的工作不能恢复。报告原文件和已保存的校核结果"
            "没有受到影响。损坏的记录没有删除，存放在："
        )
        lines = [text]
        for item in self._aside:
            parts = (item.name, item.at.strftime("%Y-%m-%d %H:%M"), str(item.path))
            lines.append(" · ".join(part for part in parts if part))
        self._banners.show_notice("damaged", "\n".join(lines), [(self.tr("知道了"), self._aside.clear)])

    def _offer_own(self, left: Leftover) -> None:
        text = self.tr(
            "程序上次没有正常退出，这份报告当时有 {steps} 步工作没有保存（最后一步 {at}）。"
        ).format(steps=left.steps, at=left.at.strftime("%Y-%m-%d %H:%M"))
        if left.lost:
            text += self.tr("恢复记录在这之后有损坏，另有约 {lost} 步不能恢复。").format(lost=left.lost)
        acts = [
            (self.tr("恢复"), lambda: self.recover(left)),
            (self.tr("丢弃"), lambda: self.discard(left)),
            (self.tr("稍后"), lambda: self._put_off.add(left.path)),
        ]
        self._banners.show_notice("leftover", text, acts)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show the page with these."""
        if self.page is None:
            from app.ui.recovery import RecoveryPage  # hardly ever needed

            self.page = RecoveryPage()
            self.page.recover_wanted.connect(self.recover)
            self.page.discard_wanted.connect(self.discard)
            self.page.later_wanted.connect(self._on_later)
        self.page.show_offers(offers)
        self._show_page(self.page)
        self.page.take_focus()

    def recover(self, left: Leftover) -> None:
        """Bring work back; the review that is open may be saved before."""
        from app.review.recover import recover

        if not self._session.may_leave():
            return

        def done(recovered: Recovered) -> None:
            self._session.show(recovered.review)
            if self._safety.journaled:
                self._safety.when_safe(recovered.settle)
            else:  # it could not be written anew, so the old journal stays
                recovered.give_back()
                self._put_off.add(left.path)
            text = self.tr("已恢复 {steps} 步没有保存的工作，请核对后保存。").format(steps=left.steps)
            if left.lost:
                text += self.tr(
                    "恢复记录在 {at} 那一步之后有损坏，其后约 {lost} 步没有能恢复，请对照报告补做。"
                ).format(at=left.at.strftime("%Y-%m-%d %H:%M"), lost=left.lost)
            if not recovered.exact:
                text += self.tr("原报告文件在那之后有改动，更正已按单元格放到新内容上，请逐处核对。")
            self._banners.show_notice("recovered", text, [(self.tr("知道了"), nothing)])

        self._session.start_with(
            left.name,
            lambda forms, settings, progress, cancel: recover(
                left, forms, settings, progress=progress, cancel=cancel
            ),
            done,
            refused=lambda recovered: recovered.give_back(),
        )

    def discard(self, left: Leftover) -> None:
        """Drop work for good."""
        from app.review.recover import discard

        discard(left)
        self._session.message.emit(self.tr("已丢弃“{name}”没有保存的工作").format(name=left.name))
        if self.page is not None and self.page.isVisible():
            rest = [card.offer for card in self.page.cards if card.offer[0] != left]
            if rest:
                self.page.show_offers(rest)
            else:
                self._go_back()

    def _on_later(self) -> None:
        if self.page is not None:
            self._put_off.update(card.offer[0].path for card in self.page.cards)
        self._go_back()


def _offers() -> tuple[list[Offer], tuple[Aside, ...]]:
    """In the worker: it reads each report's file, to say whether it is still the same."""
    from app.review.aside import put_aside
    from app.review.recover import leftovers, source_state

    return [(left, source_state(left)) for left in leftovers()], put_aside()
