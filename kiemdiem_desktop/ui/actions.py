"""Everything the menus offer, as rows: text, shortcut, tooltip and the shell's verb that does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP

_CONTEXT = "Actions"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One menu entry; ``key`` is the verb of the window, ``before_line`` draws a line above it."""

    key: str
    menu: str
    text: str
    tip: str
    shortcut: str = ""
    before_line: bool = False


MENUS: tuple[tuple[str, str], ...] = (
    ("book", QT_TRANSLATE_NOOP("Actions", "&Sổ")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "S&ửa")),
    ("period", QT_TRANSLATE_NOOP("Actions", "&Kỳ kiểm điểm")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&Xem")),
    ("go", QT_TRANSLATE_NOOP("Actions", "Đ&i tới")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Trợ giúp")),
)

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        key="new_book",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "Sổ &mới…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Lập sổ mới cho một chi bộ"),
        shortcut="Ctrl+N",
    ),
    ActionRow(
        key="open_book",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "M&ở sổ…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Mở một tệp sổ đã có"),
        shortcut="Ctrl+O",
    ),
    ActionRow(
        key="handover",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "Nhận &bàn giao…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Chép sổ của bí thư trước từ thẻ nhớ sang máy này, đổi mật khẩu"),
        shortcut="Ctrl+Shift+O",
    ),
    ActionRow(
        key="save",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "&Lưu ngay"),
        tip=QT_TRANSLATE_NOOP("Actions", "Mọi thứ tự lưu; phím này lưu ngay phần đang gõ"),
        shortcut="Ctrl+S",
        before_line=True,
    ),
    ActionRow(
        key="edit_cell",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "&Thông tin chi bộ…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Sửa tên chi bộ, đảng bộ cấp trên, địa danh và hai dòng đầu văn bản"),
        shortcut="Ctrl+Shift+T",
        before_line=True,
    ),
    ActionRow(
        key="import_roster",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "&Nhập danh sách đảng viên…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Lấy danh sách từ tệp Excel, xem trước rồi mới nhập"),
        shortcut="Ctrl+Shift+I",
    ),
    ActionRow(
        key="print",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "&In văn bản của trang này"),
        tip=QT_TRANSLATE_NOOP("Actions", "Mở văn bản ứng với phần đang xem để xem trước và in"),
        shortcut="Ctrl+P",
        before_line=True,
    ),
    ActionRow(
        key="backups",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "Sao lưu và &khôi phục…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Xem các bản sao lưu, sao lưu ra thẻ nhớ, lấy lại một phần hoặc toàn bộ"),
        shortcut="Ctrl+Shift+B",
        before_line=True,
    ),
    ActionRow(
        key="protection",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "Mật kh&ẩu và khóa khôi phục…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Đặt, đổi mật khẩu của sổ; in tờ khóa khôi phục"),
        shortcut="Ctrl+Shift+K",
    ),
    ActionRow(
        key="check",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "Kiểm t&ra dữ liệu"),
        tip=QT_TRANSLATE_NOOP("Actions", "Đọc toàn bộ sổ xem có chỗ nào hỏng"),
        shortcut="Ctrl+Shift+D",
    ),
    ActionRow(
        key="export_whole",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "Xuất toàn bộ &sổ…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Ghi toàn bộ sổ, hồ sơ và bảng tổng hợp từng kỳ ra một thư mục"),
        shortcut="Ctrl+Shift+S",
    ),
    ActionRow(
        key="erase",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "&Xóa dữ liệu một đảng viên…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Xóa hẳn dữ liệu cá nhân của một người, nói trước những nơi còn giữ"),
        shortcut="Ctrl+Shift+X",
    ),
    ActionRow(
        key="lock",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "Khó&a sổ ngay"),
        tip=QT_TRANSLATE_NOOP("Actions", "Xóa màn hình và khóa lại tới khi gõ mật khẩu"),
        shortcut="Ctrl+L",
        before_line=True,
    ),
    ActionRow(
        key="close_book",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "Đón&g sổ"),
        tip=QT_TRANSLATE_NOOP("Actions", "Lưu phần đang gõ, đóng sổ và về màn hình chào"),
        shortcut="Ctrl+W",
    ),
    ActionRow(
        key="quit",
        menu="book",
        text=QT_TRANSLATE_NOOP("Actions", "T&hoát"),
        tip=QT_TRANSLATE_NOOP("Actions", "Lưu phần đang gõ, đóng sổ và thoát chương trình"),
        shortcut="Ctrl+Q",
    ),
    ActionRow(
        key="undo",
        menu="edit",
        text=QT_TRANSLATE_NOOP("Actions", "&Hoàn tác"),
        tip=QT_TRANSLATE_NOOP("Actions", "Trong ô đang gõ: lấy lại từng đoạn vừa gõ; sau đó là thao tác gần nhất"),
        shortcut="Ctrl+Z",
    ),
    ActionRow(
        key="redo",
        menu="edit",
        text=QT_TRANSLATE_NOOP("Actions", "&Làm lại"),
        tip=QT_TRANSLATE_NOOP("Actions", "Làm lại thao tác vừa hoàn tác"),
        shortcut="Ctrl+Shift+Z",
    ),
    ActionRow(
        key="history",
        menu="edit",
        text=QT_TRANSLATE_NOOP("Actions", "&Lịch sử…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Ai đã sửa gì, lúc nào; lấy lại nội dung trước đây"),
        shortcut="Ctrl+H",
    ),
    ActionRow(
        key="find",
        menu="edit",
        text=QT_TRANSLATE_NOOP("Actions", "&Tìm…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Tìm đồng chí và văn bản, không cần gõ dấu"),
        shortcut="Ctrl+F",
        before_line=True,
    ),
    ActionRow(
        key="new_period",
        menu="period",
        text=QT_TRANSLATE_NOOP("Actions", "&Mở kỳ mới…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Mở kỳ kiểm điểm của năm hoặc quý, chọn bộ quy định"),
        shortcut="Ctrl+Shift+M",
    ),
    ActionRow(
        key="regulation",
        menu="period",
        text=QT_TRANSLATE_NOOP("Actions", "&Bộ quy định này nói gì…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Xem, in quy định của kỳ; cài thêm bộ quy định hoặc chuyển kỳ sang bộ khác"),
        shortcut="Ctrl+Shift+R",
    ),
    ActionRow(
        key="larger",
        menu="view",
        text=QT_TRANSLATE_NOOP("Actions", "Chữ &to hơn"),
        tip=QT_TRANSLATE_NOOP("Actions", "Phóng to toàn bộ chữ, tới 200 %"),
        shortcut="Ctrl++",
    ),
    ActionRow(
        key="smaller",
        menu="view",
        text=QT_TRANSLATE_NOOP("Actions", "Chữ &nhỏ hơn"),
        tip=QT_TRANSLATE_NOOP("Actions", "Thu nhỏ toàn bộ chữ, tới 100 %"),
        shortcut="Ctrl+-",
    ),
    ActionRow(
        key="help",
        menu="help",
        text=QT_TRANSLATE_NOOP("Actions", "&Hướng dẫn trang này"),
        tip=QT_TRANSLATE_NOOP("Actions", "Mở hướng dẫn đúng phần đang xem"),
        shortcut="F1",
    ),
    ActionRow(
        key="safety",
        menu="help",
        text=QT_TRANSLATE_NOOP("Actions", "&Giữ sổ an toàn"),
        tip=QT_TRANSLATE_NOOP("Actions", "Sao lưu, mật khẩu và dữ liệu cá nhân"),
        shortcut="Shift+F1",
    ),
    ActionRow(
        key="about",
        menu="help",
        text=QT_TRANSLATE_NOOP("Actions", "&Về chương trình"),
        tip=QT_TRANSLATE_NOOP("Actions", "Phiên bản và giấy phép"),
        shortcut="Ctrl+F1",
        before_line=True,
    ),
)


def build(window: QMainWindow, verbs: Mapping[str, Callable[[], None]]) -> tuple[dict[str, QMenu], dict[str, QAction]]:
    """Fill the window's menu bar from the rows; every row needs its verb."""
    menus = {key: window.menuBar().addMenu(_tr(text)) for key, text in MENUS}
    made: dict[str, QAction] = {}
    for row in ROWS:
        menu = menus[row.menu]
        menu.setToolTipsVisible(True)
        if row.before_line:
            menu.addSeparator()
        made[row.key] = add(window, menu, _tr(row.text), _tr(row.tip), row.shortcut, verbs[row.key])
    made["redo"].setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
    made["larger"].setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
    return menus, made


def add(window: QMainWindow, menu: QMenu, text: str, tip: str, shortcut: str, verb: Callable[[], None]) -> QAction:
    """Add one entry whose tooltip ends with its shortcut."""
    action = QAction(text, window)
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
    native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{tip} ({native})" if native else tip)
    action.setStatusTip("")
    action.triggered.connect(lambda _checked=False: verb())
    menu.addAction(action)
    return action


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
