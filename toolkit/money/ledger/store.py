"""The only door to SQLAlchemy: postings in SQLite or PostgreSQL, append-only, one writer at a time.

Both databases refuse UPDATE and DELETE by a trigger. A posting is one transaction, so a kill leaves it there whole or
not at all; whoever writes holds the ledger, so two processes never state one period twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from toolkit.amounts import CENT
from toolkit.errors import Fault, InputError
from toolkit.money.ledger.journal import STATEMENTS, Account, Entry, Input, Posted, Posting, PostingKind

SCHEMA_VERSION = 1
PATIENCE_SECONDS = 60
"""How long a writer waits for another before it gives up."""

_METADATA = sa.MetaData()
_POSTINGS = sa.Table(
    "postings",
    _METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("agreement", sa.Text, nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("from_day", sa.Date, nullable=False),
    sa.Column("to_day", sa.Date, nullable=False),
    sa.Column("slot", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("memo", sa.Text, nullable=False),
    sa.Column("program", sa.Text, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
    sa.UniqueConstraint("agreement", "slot"),
)
_INPUTS = sa.Table(
    "inputs",
    _METADATA,
    sa.Column("posting", sa.ForeignKey("postings.number"), nullable=False, index=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
)
_ENTRIES = sa.Table(
    "entries",
    _METADATA,
    sa.Column("posting", sa.ForeignKey("postings.number"), nullable=False, index=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("account", sa.Text, nullable=False),
    sa.Column("registrant", sa.Text),
    sa.Column("name", sa.Text),
    sa.Column("cents", sa.BigInteger, nullable=False),
)
_VERSION = sa.Table("ledger_schema", _METADATA, sa.Column("version", sa.Integer, primary_key=True))

_SQLITE_GUARD = (
    "CREATE TRIGGER IF NOT EXISTS {table}_{verb} BEFORE {verb} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
)
_POSTGRES_GUARD = """
CREATE OR REPLACE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;
CREATE OR REPLACE TRIGGER {table}_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only()
"""


class Ledger:
    """An open ledger; `url` is a path of a SQLite file or a `postgresql://` address."""

    def __init__(self, url: str | Path) -> None:
        """Open the ledger, making its tables where they are missing; `InputError` where it cannot be opened."""
        self._engine = _engine(url)
        self.name = str(url) if self._engine.dialect.name == "sqlite" else self._engine.url.render_as_string()
        try:
            with self._writing() as connection:
                _prepare(connection, self.name)
        except sa.exc.DBAPIError as error:
            raise InputError(_cannot_open(self.name, error)) from error

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def post(self, posting: Posting) -> Posted:
        """Append a posting; one that stands there already is left as it is (`new` is False).

        `InputError` where its slot holds something else, or another statement covers some of the same days.
        """
        return self.post_all((posting,))[0]

    def post_all(self, postings: Sequence[Posting]) -> tuple[Posted, ...]:
        """Append postings all together or, where one is refused, none; all refusals are named at once."""
        for posting in postings:
            if posting.balance:
                raise ValueError(f"the entries of a posting add up to {posting.balance}, not to zero")
        with self._writing() as connection:
            held = {one.posting.slot: one for one in _read(connection, postings[0].agreement)} if postings else {}
            faults: list[Fault] = []
            posted: list[Posted] = []
            for posting in postings:
                try:
                    found = self._held(held, posting)
                except InputError as error:
                    faults += error.faults
                    continue
                if found is None:
                    found = Posted(number=_append(connection, posting), posting=posting, new=True)
                    held[posting.slot] = found
                posted.append(found)
            if faults:
                raise InputError(faults)
            return tuple(posted)

    def postings(self, agreement: str) -> tuple[Posted, ...]:
        """Return all postings of an agreement in the order in which they were made."""
        with self._engine.connect() as connection:
            return _read(connection, agreement)

    def _held(self, held: Mapping[str, Posted], posting: Posting) -> Posted | None:
        """Return the posting that says the same already; refuse one that contradicts what stands."""
        standing = held.get(posting.slot)
        if standing is not None:
            if standing.posting.key != posting.key:
                raise InputError(_taken(self.name, standing))
            return standing
        if posting.kind in STATEMENTS:
            for one in held.values():
                if _overlaps(one.posting, posting):
                    raise InputError(_overlap(self.name, one, posting))
        return None

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """Hold the ledger against every other writer until the transaction ends."""
        with self._engine.connect() as connection:
            if self._engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('contract-toolkit ledger'))")
            yield connection
            connection.commit()


def _engine(url: str | Path) -> sa.Engine:
    """Make an engine; SQLite waits for other writers, and begins its transactions when told to."""
    if isinstance(url, str) and "://" in url:
        kind, _, rest = url.partition("://")
        if kind != "postgresql":
            what, remedy = f"{kind}:// is no kind of ledger", "name a file, or write postgresql://user@host/database"
            raise InputError(Fault("--ledger", what, remedy))
        try:
            return sa.create_engine(f"postgresql+psycopg://{rest}")
        except (ImportError, ValueError, sa.exc.ArgumentError) as error:
            remedy = "install contract-toolkit[postgres], and write postgresql://user@host/database"
            raise InputError(Fault("--ledger", f"the address cannot be used: {error}", remedy)) from error
    path = Path(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": PATIENCE_SECONDS})

    @sa.event.listens_for(engine, "connect")
    def _manual(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver's own BEGIN is deferred: two writers could both read, then fail

    return engine


def _prepare(connection: sa.Connection, name: str) -> None:
    """Make tables and guards where they are missing; refuse a ledger of a later program, and a file of another."""
    tables = sa.inspect(connection).get_table_names()
    if tables and _VERSION.name not in tables and connection.dialect.name == "sqlite":
        what = f"is a database of something else (it holds {', '.join(sorted(tables)[:3])})"
        raise InputError(Fault(name, what, "name a ledger, or a file that is not there yet"))
    if _VERSION.name not in tables:
        _METADATA.create_all(connection)
        connection.execute(_VERSION.insert().values(version=SCHEMA_VERSION))
        for table in ("postings", "inputs", "entries"):
            _guard(connection, table)
    version = connection.execute(sa.select(sa.func.max(_VERSION.c.version))).scalar()
    if version != SCHEMA_VERSION:
        what = f"the ledger is of version {version}, this program knows version {SCHEMA_VERSION}"
        raise InputError(Fault(name, what, "use the program that wrote it, or a newer one"))


def _guard(connection: sa.Connection, table: str) -> None:
    """Let the database itself refuse to change or remove what was posted."""
    if connection.dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(_SQLITE_GUARD.format(table=table, verb=verb))
    else:
        connection.exec_driver_sql(_POSTGRES_GUARD.format(table=table))


def _append(connection: sa.Connection, posting: Posting) -> int:
    """Write a posting with its inputs and entries and return its number."""
    values = {
        "agreement": posting.agreement,
        "kind": posting.kind.value,
        "from_day": posting.from_,
        "to_day": posting.to,
        "slot": posting.slot,
        "key": posting.key,
        "memo": posting.memo,
        "program": posting.program,
        "content": posting.content,
    }
    number = int(connection.execute(_POSTINGS.insert().values(values)).inserted_primary_key[0])  # type: ignore[index]  # an autoincrement key always comes back
    if posting.inputs:
        connection.execute(_INPUTS.insert(), [{"posting": number, **one.model_dump()} for one in posting.inputs])
    rows = [
        {
            "posting": number,
            "position": position,
            "account": entry.account.value,
            "registrant": entry.registrant,
            "name": entry.name,
            "cents": int(entry.amount / CENT),
        }
        for position, entry in enumerate(posting.entries)
    ]
    if rows:
        connection.execute(_ENTRIES.insert(), rows)
    return number


def _read(connection: sa.Connection, agreement: str) -> tuple[Posted, ...]:
    """Read all postings of an agreement, with their inputs and entries."""
    chosen = sa.select(_POSTINGS).where(_POSTINGS.c.agreement == agreement).order_by(_POSTINGS.c.number)
    numbers = sa.select(_POSTINGS.c.number).where(_POSTINGS.c.agreement == agreement)
    inputs: dict[int, list[Input]] = {}
    for row in connection.execute(sa.select(_INPUTS).where(_INPUTS.c.posting.in_(numbers))):
        inputs.setdefault(row.posting, []).append(Input(role=row.role, path=row.path, sha256=row.sha256))
    entries: dict[int, list[Entry]] = {}
    ordered = (
        sa.select(_ENTRIES).where(_ENTRIES.c.posting.in_(numbers)).order_by(_ENTRIES.c.posting, _ENTRIES.c.position)
    )
    for row in connection.execute(ordered):
        entry = Entry(account=Account(row.account), registrant=row.registrant, name=row.name, amount=row.cents * CENT)
        entries.setdefault(row.posting, []).append(entry)
    return tuple(
        Posted(number=row.number, posting=_posting(row, inputs.get(row.number, []), entries.get(row.number, [])))
        for row in connection.execute(chosen)
    )


def _posting(row: Any, inputs: list[Input], entries: list[Entry]) -> Posting:
    return Posting(
        kind=PostingKind(row.kind),
        agreement=row.agreement,
        from_=row.from_day,
        to=row.to_day,
        slot=row.slot,
        memo=row.memo,
        program=row.program,
        content=row.content,
        inputs=tuple(inputs),
        entries=tuple(entries),
    )


def _overlaps(held: Posting, new: Posting) -> bool:
    """Tell whether two statements, other than of exactly the same days, share a day."""
    same = (held.from_, held.to) == (new.from_, new.to)
    return held.kind in STATEMENTS and not same and held.from_ <= new.to and new.from_ <= held.to


def _taken(name: str, held: Posted) -> Fault:
    posting = held.posting
    what = f"posting {held.number} holds {posting.from_} to {posting.to} already, with other figures"
    return Fault(name, what, "`contract ledger restate` reverses it and states the period again")


def _overlap(name: str, held: Posted, new: Posting) -> Fault:
    posting = held.posting
    what = f"{new.from_} to {new.to} shares days with posting {held.number} ({posting.from_} to {posting.to})"
    return Fault(name, what, "state each day once: choose the same period, or the days not yet stated")


def _cannot_open(name: str, error: sa.exc.DBAPIError) -> Fault:
    reason = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
    return Fault(name, f"the ledger cannot be opened: {reason}", "check the path or address, and that it is a ledger")
