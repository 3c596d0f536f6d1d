"""Every command in one table; a command's module is imported only when it is called."""

from importlib import import_module

COMMANDS: dict[str, tuple[str, str]] = {
    "backup": ("cmd_files:backup", "Write a verified copy of the ledger."),
    "check": ("cmd_check:check", "Find what is wrong in the ledger."),
    "claims": ("cmd_claims:claims", "List what single documents say."),
    "compare": ("cmd_compare:compare", "Set another tracker's sheet against the ledger."),
    "demo": ("cmd_demo:demo", "Read the example articles into a fresh ledger and ask it questions."),
    "diff": ("cmd_diff:diff", "Show what changed between two days."),
    "doctor": ("cmd_doctor:doctor", "Look over the installation, its extras and the ledger."),
    "eval": ("cmd_eval:eval_", "Measure precision, recall and F1 on labelled documents."),
    "explain": ("cmd_explain:explain", "Show why a text makes a claim, or why it makes none."),
    "extract": ("cmd_extract:extract", "Read documents and print their claims, without a ledger."),
    "forget": ("cmd_files:forget", "Take an article's text out of the ledger."),
    "ingest": ("cmd_ingest:ingest", "Read documents into the ledger."),
    "list": ("cmd_list:list_", "List commitments and their status."),
    "matrix": ("cmd_matrix:matrix", "Set donors against items."),
    "publish": ("cmd_publish:publish", "Write the ledger as a dataset."),
    "reread": ("cmd_reread:reread", "Run the present rules over the stored documents."),
    "restore": ("cmd_files:restore", "Bring the ledger back from a copy."),
    "review": ("cmd_review:review", "Accept, correct or reject claims."),
    "rules": ("cmd_rules:rules", "List, show, test and lint the claim rules."),
    "search": ("cmd_search:search", "Search evidence and articles."),
    "serve": ("cmd_serve:serve", "Browse the ledger with Datasette."),
    "show": ("cmd_show:show", "Show one commitment's timeline with its evidence."),
    "stats": ("cmd_stats:stats", "Count what the ledger holds."),
}
"""Name: (`module:function` under `ledger.cli`, one line of help). An entry is added when its module exists."""

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Read", ("extract", "ingest", "reread", "explain")),
    ("Ask", ("list", "show", "claims", "diff", "matrix", "search", "stats")),
    ("Keep", ("review", "check", "backup", "restore", "forget")),
    ("Publish", ("publish", "compare", "serve")),
    ("Rules and quality", ("rules", "eval", "doctor", "demo")),
)
"""How `--help` groups the commands; a command of no section is listed last."""


def find_command(name: str) -> object:
    """Import a command of the table; KeyError where the table has none of that name."""
    module, _, function = COMMANDS[name][0].partition(":")
    return getattr(import_module(f"ledger.cli.{module}"), function)


def find_similar(name: str) -> list[str]:
    """Name the commands that a misspelt name may mean, nearest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - 3 ms that only a misspelt name pays

    return get_close_matches(name, COMMANDS, n=3)
