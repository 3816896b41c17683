from __future__ import annotations

from kiemdiem_desktop.documents.header_text import header_text
from kiemdiem_desktop.documents.papers.request import PaperOptions
from kiemdiem_desktop.documents.style import load_profile

PROFILE = load_profile(PaperOptions().profile_id)


def test_the_top_of_a_paper_reads_as_its_page_profile_sets_it() -> None:
    told = header_text("Đảng bộ xã Tân Lập", "Chi bộ thôn An Phú", "Tân Lập")
    assert told.left.splitlines() == ["ĐẢNG BỘ XÃ TÂN LẬP", "CHI BỘ THÔN AN PHÚ", PROFILE.star.text]
    assert told.right.splitlines() == [PROFILE.party_title.text, "Tân Lập, ngày      tháng      năm …"]


def test_what_is_not_known_yet_is_dots() -> None:
    told = header_text("", "", "")
    assert told.left.splitlines()[:2] == ["…", "…"]
    assert told.right.splitlines()[1].startswith("…, ngày")
