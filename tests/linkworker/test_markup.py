"""Whatever was typed is words on a paper, never markup; every kind says why it is kept."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.documents.markup import Markup, element, table
from linkworker.documents.processing import record_of_processing
from linkworker.errors import Invalid
from linkworker.fields import LogKind, Record, Sensitivity, declared, text
from linkworker.records import RECORDS, Placement


class _Read(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, *attrs))

    def handle_data(self, data):
        self.text += data


@given(st.text())
def test_no_words_can_open_a_tag_or_hide_a_sign(typed):
    reading = _Read()
    reading.feed(element("p", typed))
    reading.close()
    assert {tag for tag, *_ in reading.tags} <= {"p", "br"}
    assert not set(reading.text) & set("\u202e\u2066\x00\x1b\u200b")


def test_letters_of_every_language_come_through():
    said = "Zoë Ọlá ňĳ 张 العربية می\u200cخواهم 👩\u200d👧"
    assert element("p", said) == f"<p>{said}</p>"


def test_a_word_in_an_attribute_or_a_cell_is_escaped_too():
    assert element("p", "a", class_='"><x') == '<p class="&quot;&gt;&lt;x">a</p>'
    assert "<script>" not in table(["<script>"], [["<script>"]])
    assert element("p", Markup("<b>x</b>")) == "<p><b>x</b></p>"


def test_every_way_to_reach_a_family_is_declared_withheld():
    ways = {
        (kind.kind, name)
        for kind in RECORDS
        for name in declared(kind)
        if kind.lives_in in (LogKind.CHILD, LogKind.FAMILY)
        and kind is not Placement  # its telephone is the place's that teaches her
        and re.search("phone|address$|post", name)
    }
    assert len(ways) == 5
    for kind in RECORDS:
        for name, field in declared(kind).items():
            if (kind.kind, name) in ways:
                assert field.sensitivity is Sensitivity.WITHHELD, (kind.kind, name)


def test_the_record_of_processing_has_a_line_for_each_kind_with_all_it_declares():
    html = record_of_processing()
    for record in RECORDS:
        assert f">{record.title}<" in html
        assert record.keeping.purpose in html
    assert "SEN (special)" in html
    assert "Order in force (offence)" in html


def test_a_kind_without_keeping_is_named_and_refused():
    class Stray(Record):
        kind = "stray"
        title = "Stray"
        lives_in = LogKind.CHILD

        name: str = text("Name")

    with pytest.raises(Invalid, match="Stray"):
        record_of_processing([*RECORDS, Stray])
