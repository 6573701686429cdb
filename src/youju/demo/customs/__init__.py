"""What units do as a matter of custom, as data: the diary lays it out over the months."""

from youju.demo.customs.branches import CUSTOMS as OF_BRANCHES
from youju.demo.customs.committees import CUSTOMS as OF_COMMITTEES
from youju.demo.customs.companies import CUSTOMS as OF_COMPANIES

CUSTOMS = (*OF_BRANCHES, *OF_COMMITTEES, *OF_COMPANIES)
