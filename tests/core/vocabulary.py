"""A small vocabulary for tests: enough words of each kind, some of them cases of others."""

from collections.abc import Mapping

from youju.core.codes import Term, Terms, Vocabulary


def _terms(vocabulary: Vocabulary, words: str) -> Terms:
    """Terms from `code` and `code<general` words."""
    pairs = [word.partition("<") for word in words.split()]
    return Terms(vocabulary, tuple(Term(code=code, label=code, is_a=general) for code, _, general in pairs))


WORDS: Mapping[Vocabulary, Terms] = {
    vocabulary: _terms(vocabulary, words)
    for vocabulary, words in {
        Vocabulary.FORM: "meeting branch_meeting<meeting branch_committee_meeting<meeting "
        "study group_study<study central_group_study<group_study party_lecture induction_training heart_talk",
        Vocabulary.TOPIC: "strict_governance clean_governance<strict_governance ideology secrecy",
        Vocabulary.DELIVERABLE: "article published_article<article reflection problem_found",
        Vocabulary.POST: "committee_member secretary<committee_member deputy_secretary<committee_member party_worker",
        Vocabulary.UNIT_KIND: "party_committee general_branch branch temporary_branch<branch joint_branch<branch cell",
        Vocabulary.EVENT: "appointed directive_received replied project_started admitted confirmed",
        Vocabulary.AREA: "organisation",
    }.items()
}


def generals(vocabulary: Vocabulary, words: Mapping[Vocabulary, Terms] = WORDS) -> dict[str, str]:
    """Code → what it is a case of, for the codes that are a case of something."""
    return {term.code: term.is_a for term in words[vocabulary].terms if term.is_a}


KINDS_IS_A = generals(Vocabulary.UNIT_KIND)
