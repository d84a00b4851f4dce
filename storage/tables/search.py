"""Search: the terms of everything that can be found, the same on both databases."""

from sqlalchemy import Index
from sqlmodel import Field

from storage.columns import Table


class SearchDocument(Table, table=True):
    """Something that can be found.

    ``length`` is the sum of the weights of its terms; ``analysis`` says which version of
    the program's reading of texts made them.
    """

    __tablename__ = "search_document"

    workspace_id: int = Field(foreign_key="workspace.id", primary_key=True)
    subject_kind: str = Field(max_length=40, primary_key=True)
    subject_id: int = Field(primary_key=True)
    length: float
    analysis: int


class SearchTerm(Table, table=True):
    """One term of something that can be found, and how much it says about it."""

    __tablename__ = "search_term"
    __table_args__ = (  # all that finding asks for stands in the index: the rows lie far apart
        Index(None, "workspace_id", "subject_kind", "term", "subject_id", "weight"),
    )

    workspace_id: int = Field(foreign_key="workspace.id", primary_key=True)
    subject_kind: str = Field(max_length=40, primary_key=True)
    subject_id: int = Field(primary_key=True)
    term: str = Field(max_length=60, primary_key=True)
    weight: float
