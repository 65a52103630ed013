"""Joyce's caseload of invented children, as the program has it to practise with."""

from linkworker.practice.caseload import NOW, TODAY, seed_caseload

__all__ = ["NOW", "TODAY", "seed_caseload"]
