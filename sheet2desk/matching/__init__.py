"""Duplicates: tickets in, clusters out, each pair with its reasons."""

from sheet2desk.matching.decisions import Reviewed, append_decision, load_decisions
from sheet2desk.matching.match import MERGING, Cluster, Match, Relation, Verdict
from sheet2desk.matching.search import Search, find_duplicates, find_sure, search, sure_groups

__all__ = [
    "MERGING",
    "Cluster",
    "Match",
    "Relation",
    "Reviewed",
    "Search",
    "Verdict",
    "append_decision",
    "find_duplicates",
    "find_sure",
    "load_decisions",
    "search",
    "sure_groups",
]
