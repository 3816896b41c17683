"""The pen of a regulation's page: values in words, each line with its source and the layers that it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.forms.schema import Confidence, SubjectKind
from kiemdiem_desktop.forms.wording import fill
from kiemdiem_desktop.regulations import rules
from kiemdiem_desktop.regulations.numbers import show_number, show_percent
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.page_lines import PageLine, page_words
from kiemdiem_desktop.regulations.tree import AS_LAID
from kiemdiem_desktop.regulations.verify import EARLIER_REMEDIED

Layers: TypeAlias = Callable[[str], tuple[str, ...]]


class PageWriter:
    """The regulation, the words and the layers together."""

    def __init__(self, regulation: Regulation, layers: Layers | None, names: Mapping[str, str]) -> None:
        self.law = regulation
        self.words = page_words()
        self._layers = layers
        self._names = names

    def line(
        self, path: str, label: str, text: str = "", citation: str = "", confidence: Confidence | None = None
    ) -> PageLine:
        """Make a line of what stands at a path of the regulation.

        Of a table in which an overlay changed something, only what it changed rests on that overlay.
        """
        laid = citation.partition(AS_LAID)[2]
        if laid and self._layers:
            if laid in self._layers(path.partition("#")[0]):
                confidence = Confidence.UNVERIFIED
            else:
                citation = citation.partition(AS_LAID)[0]
        return self.placed(
            PageLine(
                path=path,
                label=label,
                text=text,
                citation=self.law.cite(citation) if citation else "",
                confidence=self.words["confidence"][confidence] if confidence else "",
            )
        )

    def placed(self, line: PageLine) -> PageLine:
        """Return the line with the names of its layers, where they are known."""
        found = self._layers(line.path.partition("#")[0]) if self._layers else ()
        return replace(line, layer=" + ".join(map(self.name, found)), laid=any(one != self.law.id for one in found))

    def name(self, layer: str) -> str:
        """Name a layer as people call it."""
        return self._names.get(layer, layer)

    def say(self, key: str, **values: str) -> str:
        """Fill one of the short words."""
        return fill(self.words["words"][key], values)

    def level(self, level: Level | str) -> str:
        """Name a level."""
        return self.law.level(Level(level)).name

    def flag(self, *, value: bool) -> str:
        """Say yes or no."""
        return self.words["words"]["yes" if value else "no"]

    def subjects(self, kinds: Iterable[SubjectKind]) -> str:
        """Name the kinds of subject that a rule is about."""
        names = {entry.id: entry.name for entry in self.law.subjects}
        wanted = {kind: names[kind] for kind in kinds if kind in names}
        if set(wanted) == set(names) - {SubjectKind.COLLECTIVE}:
            return self.words["words"]["persons"]
        return "; ".join(wanted.values()) or self.words["words"]["everyone"]

    def rule(self, rule: rules.Rule) -> PageLine:
        """Say a rule with its numbers."""
        key = self._key(rule)
        text = fill(self.words["rules"][key], self._numbers(rule))
        marks = [self.words["words"]["off"]] if not rule.enabled else []
        if rule.discretion:
            marks.append(self.words["words"]["discretion"])
        if rule.grounds:
            marks.append(fill(self.words["words"]["grounds"], {"grounds": "; ".join(rule.grounds)}))
        said = f"{text} ({'; '.join(marks)})" if marks else text
        whom = self.subjects(rule.subjects)
        if rule.collectives and "{collectives}" not in self.words["rules"][key]:
            whom = ", ".join(self.words["collectives"][kind] for kind in rule.collectives).capitalize()
        return self.line(f"rules[{rule.id}]", whom, said, rule.citation, rule.confidence)

    @staticmethod
    def _key(rule: rules.Rule) -> str:
        if isinstance(rule, rules.LongSickRule) and rule.ceiling is None:
            return "long_sick_free"
        if isinstance(rule, rules.QuarterRule) and rule.at_most is None:
            return "quarters_running"
        return str(rule.__struct_config__.tag)

    def _numbers(self, rule: rules.Rule) -> dict[str, str]:
        plain = {name: self._shown(name, getattr(rule, name)) for name in rule.__struct_fields__}
        if isinstance(rule, rules.GradeCondition):
            names = {grade.id: grade.name for grade in self.law.scale.grades}
            plain["grade"] = names[rule.at_least]
        return plain

    def _shown(self, name: str, value: object) -> str:
        if isinstance(value, tuple):
            return ", ".join(self._shown(name, entry) for entry in value)
        if isinstance(value, Fraction):
            return show_number(value) if name == "points" else show_percent(value)
        if name == "fact":
            return self._fact(str(value))
        if isinstance(value, Level):
            return self.level(value)
        group = _WORDS_OF.get(name)
        if group is not None and isinstance(value, StrEnum):
            return self.words[group][value]
        return "" if value is None else str(value)

    def _fact(self, fact_id: str) -> str:
        if fact_id == EARLIER_REMEDIED:
            return self.words["words"]["earlier_remedied"]
        return next(fact.name for fact in self.law.facts if fact.id == fact_id)


_WORDS_OF = {"test": "tests", "effect": "effects", "standings": "standings", "collectives": "collectives"}
