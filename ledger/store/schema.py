"""The tables of a ledger, as named migrations; each is applied once, whole or not at all."""

DOCUMENTS = """
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  rules TEXT NOT NULL,
  program TEXT NOT NULL,
  started TEXT NOT NULL
) STRICT;
CREATE TABLE document (
  id TEXT PRIMARY KEY,
  forgotten INTEGER REFERENCES run(id)
) STRICT;
CREATE TABLE version (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES document(id),
  digest TEXT NOT NULL,
  title TEXT,
  text TEXT,
  published TEXT NOT NULL,
  dated TEXT,
  lang TEXT,
  url TEXT,
  publisher TEXT,
  source TEXT,
  kind TEXT,
  recipient TEXT NOT NULL,
  story TEXT,
  current INTEGER NOT NULL DEFAULT 0,
  compared INTEGER NOT NULL DEFAULT 0,
  rules TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run(id)
) STRICT;
CREATE INDEX version_document ON version(document);
CREATE INDEX version_run ON version(run);
CREATE INDEX version_story ON version(n) WHERE story IS NOT NULL;
CREATE TABLE copy (
  one INTEGER NOT NULL REFERENCES version(n),
  other INTEGER NOT NULL REFERENCES version(n),
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
"""

CLAIMS = """
CREATE TABLE thread (
  n INTEGER PRIMARY KEY,
  donor TEXT NOT NULL,
  recipient TEXT NOT NULL,
  item TEXT NOT NULL,
  class TEXT NOT NULL,
  stale INTEGER NOT NULL DEFAULT 1,
  UNIQUE (donor, recipient, item)
) STRICT;
CREATE INDEX thread_stale ON thread(n) WHERE stale;
CREATE TABLE claim (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  content TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES version(n),
  thread INTEGER NOT NULL REFERENCES thread(n),
  status TEXT NOT NULL,
  evidence TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  rule TEXT NOT NULL,
  confidence INTEGER NOT NULL,
  variant TEXT,
  least INTEGER,
  most INTEGER,
  qualifier TEXT,
  unit TEXT,
  additional INTEGER,
  total INTEGER,
  joint INTEGER,
  amount TEXT,
  currency TEXT,
  event_date TEXT,
  deliver_by TEXT,
  speaker TEXT,
  requester TEXT,
  approver TEXT,
  hedged INTEGER NOT NULL,
  former INTEGER NOT NULL,
  trace TEXT NOT NULL,
  on_day TEXT NOT NULL,
  live INTEGER NOT NULL DEFAULT 0,
  review INTEGER REFERENCES review(n),
  made_by INTEGER REFERENCES review(n),
  UNIQUE (version, content)
) STRICT;
CREATE INDEX claim_id ON claim(id);
CREATE INDEX claim_thread ON claim(thread) WHERE live;
CREATE INDEX claim_day ON claim(on_day) WHERE live;
CREATE TABLE booking (
  claim INTEGER NOT NULL REFERENCES claim(n),
  run INTEGER NOT NULL REFERENCES run(id),
  act TEXT NOT NULL CHECK (act IN ('added', 'retracted')),
  PRIMARY KEY (claim, run, act)
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_run ON booking(run);
CREATE TABLE review (
  n INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES document(id),
  claim INTEGER REFERENCES claim(n),
  verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'correct', 'reject', 'date')),
  changes TEXT NOT NULL,
  note TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run(id)
) STRICT;
CREATE INDEX review_document ON review(document);
"""

TIMELINE = """
CREATE TABLE step (
  thread INTEGER NOT NULL REFERENCES thread(n),
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  commitment TEXT NOT NULL,
  status TEXT NOT NULL,
  since TEXT NOT NULL,
  since_day TEXT NOT NULL,
  requested TEXT,
  least INTEGER,
  most INTEGER,
  qualifier TEXT,
  unit TEXT,
  additional INTEGER,
  total INTEGER,
  joint INTEGER,
  deliver_by TEXT,
  sources INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  confidence INTEGER NOT NULL,
  conflict TEXT,
  variant TEXT,
  support INTEGER NOT NULL,
  changed TEXT NOT NULL,
  noes INTEGER NOT NULL,
  rival INTEGER REFERENCES claim(n),
  rival_support INTEGER NOT NULL,
  best INTEGER NOT NULL REFERENCES claim(n),
  PRIMARY KEY (thread, starts)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_starts ON step(starts);
CREATE TABLE present (
  donor TEXT NOT NULL,
  item TEXT NOT NULL,
  recipient TEXT NOT NULL,
  class TEXT NOT NULL,
  commitment TEXT NOT NULL,
  status TEXT NOT NULL,
  since TEXT NOT NULL,
  since_day TEXT NOT NULL,
  requested TEXT,
  deliver_by TEXT,
  sources INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  confidence INTEGER NOT NULL,
  conflict TEXT,
  evidence TEXT NOT NULL,
  url TEXT,
  claim TEXT NOT NULL,
  document TEXT NOT NULL,
  published TEXT NOT NULL,
  least INTEGER,
  most INTEGER,
  qualifier TEXT,
  unit TEXT,
  additional INTEGER,
  total INTEGER,
  joint INTEGER,
  PRIMARY KEY (donor, item, recipient)
) STRICT, WITHOUT ROWID;
CREATE TABLE item (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  class TEXT NOT NULL,
  parent TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE name (
  kind TEXT NOT NULL CHECK (kind IN ('item', 'state')),
  key TEXT NOT NULL,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  lang TEXT NOT NULL,
  shown INTEGER NOT NULL,
  PRIMARY KEY (kind, key, code, lang)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_shown ON name(kind, lang, code) WHERE shown;
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

SEARCH = """
CREATE VIRTUAL TABLE article_words USING fts5(
  title, text, content='version', content_rowid='n', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER version_added AFTER INSERT ON version BEGIN
  INSERT INTO article_words(rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER version_changed AFTER UPDATE OF title, text ON version BEGIN
  INSERT INTO article_words(article_words, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
  INSERT INTO article_words(rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE VIRTUAL TABLE evidence_words USING fts5(
  evidence, content='claim', content_rowid='n', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER claim_added AFTER INSERT ON claim BEGIN
  INSERT INTO evidence_words(rowid, evidence) VALUES (new.n, new.evidence);
END;
"""

VIEWS = """
CREATE VIEW live_claims AS
  SELECT claim.id, thread.donor, thread.recipient, thread.item, thread.class, claim.status, claim.least, claim.most,
    claim.qualifier, claim.unit, claim.amount, claim.currency, claim.event_date, claim.deliver_by, claim.speaker,
    claim.hedged, claim.former, claim.evidence, claim.start, claim."end", claim.rule, claim.confidence,
    version.document, coalesce(version.dated, version.published) AS published, version.url, version.title
  FROM claim JOIN thread ON thread.n = claim.thread JOIN version ON version.n = claim.version
  WHERE claim.live;
CREATE VIEW retracted_claims AS
  SELECT claim.id, thread.donor, thread.recipient, thread.item, claim.status, claim.evidence, version.document
  FROM claim JOIN thread ON thread.n = claim.thread JOIN version ON version.n = claim.version
  WHERE NOT claim.live;
CREATE VIEW current_documents AS
  SELECT document, title, coalesce(dated, published) AS published, lang, publisher, url, digest, story
  FROM version WHERE current;
CREATE VIEW timeline AS
  SELECT step.commitment AS id, thread.donor, thread.recipient, thread.item,
    coalesce(item.name, thread.item) AS item_name, thread.class, step.status, step.since, step.requested, step.least,
    step.most, step.qualifier, step.unit, step.deliver_by, step.sources, step.claims, step.confidence, step.conflict,
    claim.evidence, version.url, step.starts, step.ends
  FROM step JOIN thread ON thread.n = step.thread JOIN claim ON claim.n = step.best
    JOIN version ON version.n = claim.version LEFT JOIN item ON item.id = thread.item;
CREATE VIEW current_commitments AS
  SELECT commitment AS id, donor, recipient, present.item, coalesce(item.name, present.item) AS item_name,
    present.class, status, since, requested, least, most, qualifier, unit, deliver_by, sources, claims, confidence,
    conflict, evidence, url
  FROM present LEFT JOIN item ON item.id = present.item;
"""

MIGRATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (("first tables", (DOCUMENTS, CLAIMS, TIMELINE, SEARCH, VIEWS)),)
"""Name and SQL. Published ones never change; what is new goes at the end."""

APPLICATION_ID = 0x41494C44
"""Marks an SQLite file as a ledger: `AILD`."""
