"""The first thing on screen while no book is open: a new book, an existing one, or the sample."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.preferences import TEXT_SIZES, Preferences
from kiemdiem_desktop.ui.theme import Heading, Note


class WelcomeWindow(QMainWindow):
    """Offers the ways to begin; what is chosen is asked by signals."""

    new_asked = Signal()
    open_asked = Signal()
    handover_asked = Signal()
    sample_asked = Signal()
    rescue_asked = Signal()
    recent_asked = Signal(object)
    quit_asked = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._help: QWidget | None = None
        self.setWindowTitle(self.tr("Kiểm điểm"))
        self.setWindowIcon(QIcon(str(paths.resource("icons", "kiemdiem.png"))))
        self._column = QVBoxLayout()
        body = QWidget()
        body.setLayout(self._column)
        self._column.setContentsMargins(*(4 * (self.fontMetrics().height() * 2,)))
        self._column.setSpacing(self.fontMetrics().height() // 2)
        self._column.addWidget(Heading(self.tr("Kiểm điểm, đánh giá, xếp loại chất lượng hằng năm"), 1))
        self._column.addWidget(
            Note(
                self.tr(
                    "Dùng cho bí thư, chi ủy chi bộ. Không cần mạng: mọi dữ liệu nằm trong một tệp sổ trên máy này."
                )
            )
        )
        self._column.addWidget(Note(self.tr("Không ghi bí mật nhà nước vào sổ; với nhiệm vụ như vậy chỉ ghi ký hiệu.")))
        self._opening = Note()
        self._opening.hide()
        self._column.addWidget(self._opening)
        self._buttons()
        self._recent()
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        self.setCentralWidget(area)
        self._text_menu()
        self._help_menu()
        self.resize(1000, 640)

    def say_opening(self, book: Path) -> None:
        """Say which book is being opened; a refusal brings the choices back."""
        self._opening.setText(self.tr("Đang mở sổ “{name}”…").format(name=book.stem))
        self._opening.show()

    def say_nothing(self) -> None:
        """The book was not opened."""
        self._opening.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.spontaneous():
            self.quit_asked.emit()

    def _buttons(self) -> None:
        rows = (
            (
                self.tr("&Lập sổ mới"),
                self.tr("Khai thông tin chi bộ, nhập danh sách đảng viên, mở kỳ kiểm điểm"),
                self.new_asked,
            ),
            (self.tr("&Mở sổ đã có"), self.tr("Chọn tệp .kiemdiem trên máy hoặc trên thẻ nhớ"), self.open_asked),
            (
                self.tr("&Nhận bàn giao sổ"),
                self.tr("Chép sổ của bí thư trước sang máy này, đổi mật khẩu, xem việc còn dở"),
                self.handover_asked,
            ),
            (
                self.tr("&Dùng thử với dữ liệu mẫu"),
                self.tr("Một chi bộ không có thật, để xem chương trình làm gì"),
                self.sample_asked,
            ),
            (
                self.tr("&Khôi phục sổ"),
                self.tr("Khi sổ không mở được: lấy bản sao lưu, hoặc dựng lại từ sổ hỏng"),
                self.rescue_asked,
            ),
        )
        for text, tip, signal in rows:
            button = QPushButton(text)
            button.setToolTip(tip)
            button.setMinimumHeight(self.fontMetrics().height() * 2)
            button.clicked.connect(lambda _checked=False, s=signal: s.emit())
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._column.addWidget(Note(tip))

    def _recent(self) -> None:
        books = [path for path in self._preferences.recent if path.is_file()]
        if not books:
            return
        self._column.addWidget(Heading(self.tr("Sổ mở gần đây"), 2))
        shown = QListWidget()
        a11y.name(shown, self.tr("Sổ mở gần đây"))
        for path in books:
            item = QListWidgetItem(f"{path.stem} – {path.parent}", shown)
            item.setData(Qt.ItemDataRole.UserRole, path)
        shown.itemActivated.connect(lambda item: self.recent_asked.emit(item.data(Qt.ItemDataRole.UserRole)))
        shown.setToolTip(self.tr("Enter hoặc bấm đúp để mở; bấm chuột phải để bỏ khỏi danh sách"))
        shown.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        shown.customContextMenuRequested.connect(lambda spot: self._recent_menu(shown, spot))
        shown.setMinimumHeight(self.fontMetrics().height() * 5)
        self._column.addWidget(shown)

    def _recent_menu(self, shown: QListWidget, spot: object) -> None:
        if shown.currentRow() < 0:
            return
        item = shown.currentItem()
        menu = QMenu(shown)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        path: Path = item.data(Qt.ItemDataRole.UserRole)

        def forget() -> None:
            self._preferences.forget(path)
            shown.takeItem(shown.row(item))

        menu.addAction(self.tr("Bỏ khỏi danh sách (không xóa tệp)"), forget)
        menu.popup(shown.viewport().mapToGlobal(spot))  # type: ignore[call-overload] # a QPoint, says the signal

    def show_guide(self) -> None:
        """Show the page on the first steps beside the window."""
        from kiemdiem_desktop.ui.dialogs.help import HelpWindow  # noqa: PLC0415 - built when asked for

        if not isinstance(self._help, HelpWindow):
            self._help = HelpWindow(self)
        self._help.show_page("first_run")
        self._help.show()
        self._help.activateWindow()

    def _help_menu(self) -> None:
        action = self.menuBar().addMenu(self.tr("&Trợ giúp")).addAction(self.tr("&Hướng dẫn lần đầu sử dụng"))
        action.setShortcut(QKeySequence("F1"))
        action.setToolTip(self.tr("Mở hướng dẫn về lập sổ, nhận bàn giao và nhập danh sách (F1)"))
        action.triggered.connect(lambda _checked=False: self.show_guide())

    def _text_menu(self) -> None:
        menu = self.menuBar().addMenu(self.tr("&Cỡ chữ"))
        for size in TEXT_SIZES:
            action = menu.addAction(self.tr("{percent} %").format(percent=size))
            action.triggered.connect(lambda _checked=False, s=size: setattr(self._preferences, "text_size", s))
