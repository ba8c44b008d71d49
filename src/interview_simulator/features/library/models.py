"""What there is to read, and what each reader has read of it."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interview_simulator.db.base import Base, HasId


class Post(HasId, Base):
    __tablename__ = "posts"
    __table_args__ = (
        Index("ix_posts_published_on_slug", "published_on", "slug"),
        Index("ix_posts_updated_at", "updated_at"),
    )

    source: Mapped[str] = mapped_column(String(1000), unique=True)
    """Path it was imported from: what makes it the same post when it is imported again."""
    place: Mapped[str] = mapped_column(String(1000))
    """Path within the folder or zip that was imported, which stays when that is moved."""
    slug: Mapped[str] = mapped_column(String(300), unique=True)
    title: Mapped[str] = mapped_column(String(500))
    excerpt: Mapped[str] = mapped_column(String(500))
    body: Mapped[str] = mapped_column(Text)
    search_text: Mapped[str] = mapped_column(Text)
    """Title, tags and body as `searchable` has them: SQLite's own case folding knows ASCII only."""
    words: Mapped[int]
    published_on: Mapped[date]
    content_hash: Mapped[str] = mapped_column(String(64), index=True)
    written_version: Mapped[int | None] = mapped_column(index=True)
    """By which version of the rules its questions were written; none: not yet, or not since it changed."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    sections: Mapped[list["Section"]] = relationship(
        lazy="raise", order_by="Section.position", cascade="all, delete-orphan", passive_deletes=True
    )
    questions: Mapped[list["AuthoredQuestion"]] = relationship(
        lazy="raise", order_by="AuthoredQuestion.position", cascade="all, delete-orphan", passive_deletes=True
    )
    tags: Mapped[list["Tag"]] = relationship(lazy="raise", secondary="post_tags", order_by="Tag.name")


class Section(HasId, Base):
    __tablename__ = "sections"
    __table_args__ = (
        UniqueConstraint("post_id", "anchor"),
        # All that it takes to tell what was read: without it, each text is passed over on the way.
        Index("ix_sections_post_id_created_at_id", "post_id", "created_at", "id"),
    )

    post_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    position: Mapped[int]
    heading: Mapped[str] = mapped_column(String(500))
    anchor: Mapped[str] = mapped_column(String(300))
    level: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    """When it was first imported, or came to say something new: who completed the post before has not read it."""


class Tag(HasId, Base):
    __tablename__ = "tags"

    name: Mapped[str] = mapped_column(String(100), unique=True)


class PostTag(Base):
    __tablename__ = "post_tags"

    post_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True)
    tag_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tags.id", ondelete="CASCADE"), primary_key=True, index=True)


class AuthoredQuestion(HasId, Base):
    """A question of an author's question set: an item of the item bank."""

    __tablename__ = "authored_questions"
    __table_args__ = (UniqueConstraint("post_id", "text_hash"),)

    post_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    section_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("sections.id", ondelete="SET NULL"), index=True)
    """Where it is answered; none: it is about the whole post, and asked only when all of it was read."""
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    text_hash: Mapped[str] = mapped_column(String(64))
    topic: Mapped[str | None] = mapped_column(String(100))
    difficulty: Mapped[str] = mapped_column(String(10))
    key_points: Mapped[list[Any]]
    """`[{"point": str, "follow_up": str | None}]`"""
    answer: Mapped[str] = mapped_column(Text)


class WrittenQuestion(HasId, Base):
    """A question written from a post as it is now: it goes when the post changes."""

    __tablename__ = "written_questions"
    __table_args__ = (
        UniqueConstraint("post_id", "text_hash"),
        # All that it takes to count them.
        Index("ix_written_questions_section_id_id", "section_id", "id"),
    )

    post_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    section_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("sections.id", ondelete="CASCADE"))
    """The section it stands on; where there are more, the last of them."""
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    text_hash: Mapped[str] = mapped_column(String(64))
    difficulty: Mapped[str] = mapped_column(String(10))
    style: Mapped[str] = mapped_column(String(20))
    key_points: Mapped[list[Any]]
    """`[{"point": str, "section_id": str, "sentences": [str]}]`"""
    answer: Mapped[str] = mapped_column(Text)


class WrittenQuestionSection(Base):
    """An earlier section that a written question stands on as well: it, too, must have been read before it is asked."""

    __tablename__ = "written_question_sections"

    question_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("written_questions.id", ondelete="CASCADE"), primary_key=True
    )
    section_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("sections.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class UserProgress(Base):
    """A post the reader has completed."""

    __tablename__ = "user_progress"

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    post_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True, index=True)
    completed_at: Mapped[datetime]


class SectionRead(Base):
    __tablename__ = "section_reads"

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    section_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("sections.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    read_at: Mapped[datetime]
