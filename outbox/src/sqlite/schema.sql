-- The outbox in SQLite. Times are milliseconds since 1970, by the database's clock; states are those of src/state.rs.

CREATE TABLE sendapi_store (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    -- Goes into every ticket: one of another database is not taken for one of this.
    id TEXT NOT NULL,
    -- The version of this schema, and the oldest program that it still works with.
    version INTEGER NOT NULL,
    least_reader INTEGER NOT NULL,
    -- Which file of the disk it is, since a copy does not know what the original sends; and what its user calls it.
    line TEXT NOT NULL,
    name TEXT,
    -- What was put last. A trigger cannot return it, and whoever puts holds the writer's lock until it is read.
    last_put INTEGER,
    last_was_known INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sendapi_account (
    id INTEGER PRIMARY KEY,
    -- `messenger:1234567890` or `instagram:1234567890`.
    name TEXT NOT NULL UNIQUE,
    -- The worker that sends for it; NULL if it was let go.
    holder TEXT,
    -- One more with each new holder: what an earlier one still says is told by it.
    term INTEGER NOT NULL DEFAULT 0,
    -- Nothing begins before this.
    paused_until INTEGER,
    paused_for TEXT
) STRICT;

CREATE INDEX sendapi_account_holder ON sendapi_account (holder);

-- Whoever sends. Its row is gone after a clean stop.
CREATE TABLE sendapi_worker (
    -- Random, never counted: a database that was put back would give a number again.
    id TEXT PRIMARY KEY,
    -- For people: host and process.
    name TEXT NOT NULL,
    -- The number of its last round, which it never uses again. It goes up every few seconds: whoever sees it stand
    -- still knows that the worker is dead, whatever the clocks say.
    round INTEGER NOT NULL DEFAULT 0,
    -- Whether it handles events; else it sends.
    is_inbox INTEGER NOT NULL DEFAULT 0,
    started_at INTEGER NOT NULL,
    beat_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- For which accounts a worker has a token.
CREATE TABLE sendapi_worker_account (
    account INTEGER NOT NULL,
    worker TEXT NOT NULL,
    PRIMARY KEY (account, worker)
) STRICT, WITHOUT ROWID;

CREATE TABLE sendapi_message (
    -- AUTOINCREMENT: an id that was given up never comes again, or an old ticket would be another message.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL,
    -- What goes to the same goes in order: the recipient as the message names it, or what the user says.
    lane TEXT NOT NULL,
    -- 0 an answer, 1 a broadcast.
    priority INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    until_at INTEGER,
    -- Byte for byte what is posted; empty when it was erased.
    body TEXT NOT NULL,
    -- Its person is: the row holds nothing of them any more, and it can never be sent.
    forgotten INTEGER NOT NULL DEFAULT 0,
    state INTEGER NOT NULL DEFAULT 0,
    copies INTEGER NOT NULL DEFAULT 0,
    put_at INTEGER NOT NULL,
    -- Which limit of the platform it fell under when it began last: 0 message, 1 media, 2 private reply.
    kind INTEGER,
    -- The holder's term and its round when it began last: who answers for it names both.
    term INTEGER,
    round INTEGER,
    begun_at INTEGER,
    -- Until then what has begun may still arrive.
    lasts_until INTEGER,
    -- How often the platform has answered, and when it goes again.
    tries INTEGER NOT NULL DEFAULT 0,
    first_begun_at INTEGER,
    retry_at INTEGER,
    settled_at INTEGER,
    -- The id that an echo has given: it has arrived, whatever else is said.
    echoed TEXT,
    message_id TEXT,
    code INTEGER,
    subcode INTEGER,
    why TEXT
) STRICT;
CREATE INDEX sendapi_message_waiting ON sendapi_message (account, priority, due_at, id) WHERE state = 0;
CREATE INDEX sendapi_message_lane ON sendapi_message (account, lane, priority, due_at, id) WHERE state = 0;
CREATE INDEX sendapi_message_until ON sendapi_message (until_at) WHERE state = 0 AND until_at IS NOT NULL;
CREATE INDEX sendapi_message_begun ON sendapi_message (account) WHERE state = 1;
-- What an hour's limit is counted by.
CREATE INDEX sendapi_message_private ON sendapi_message (account, begun_at) WHERE kind = 2;

-- By itself, since a key has to live longer than its message: whoever puts again may come late.
CREATE TABLE sendapi_key (
    account INTEGER NOT NULL,
    key TEXT NOT NULL,
    message INTEGER NOT NULL,
    put_at INTEGER NOT NULL,
    PRIMARY KEY (account, key)
) STRICT, WITHOUT ROWID;

-- Puts one message from any driver and any language: INSERT INTO sendapi_put (request) VALUES (?). The request is JSON:
-- account, body and, as wanted, key, at, until, priority, lane. Its id is then sendapi_store.last_put.
CREATE VIEW sendapi_put (request) AS SELECT NULL WHERE FALSE;

CREATE TRIGGER sendapi_put_one INSTEAD OF INSERT ON sendapi_put BEGIN
    SELECT CASE
        WHEN NOT coalesce(json_valid(NEW.request), FALSE) OR json_type(NEW.request) <> 'object'
            THEN RAISE(ABORT, 'sendapi: a put takes a JSON object')
        WHEN EXISTS (
            SELECT 1 FROM json_each(NEW.request)
            WHERE key NOT IN ('account', 'body', 'key', 'at', 'until', 'priority', 'lane')
        )
            THEN RAISE(ABORT, 'sendapi: a put takes `account`, `body`, `key`, `at`, `until`, `priority` and `lane` alone')
        WHEN json_type(NEW.request, '$.account') IS NOT 'text' OR NOT (
            (
                json_extract(NEW.request, '$.account') GLOB 'messenger:[1-9]*'
                OR json_extract(NEW.request, '$.account') GLOB 'instagram:[1-9]*'
            )
            AND substr(json_extract(NEW.request, '$.account'), 11) NOT GLOB '*[^0-9]*'
        )
            THEN RAISE(ABORT, 'sendapi: `account` is `messenger:` or `instagram:` and the digits of its id')
        WHEN json_type(NEW.request, '$.body') IS NOT 'text'
            OR NOT json_valid(json_extract(NEW.request, '$.body'))
            OR json_type(json_extract(NEW.request, '$.body'), '$.recipient') IS NOT 'object'
            THEN RAISE(ABORT, 'sendapi: `body` is the JSON of a request with a `recipient`, as a string')
        WHEN coalesce(json_type(NEW.request, '$.key'), 'null') NOT IN ('text', 'null')
            OR coalesce(json_type(NEW.request, '$.lane'), 'null') NOT IN ('text', 'null')
            THEN RAISE(ABORT, 'sendapi: `key` and `lane` are strings')
        WHEN coalesce(length(CAST(json_extract(NEW.request, '$.key') AS BLOB)), 1) NOT BETWEEN 1 AND 512
            OR coalesce(length(CAST(json_extract(NEW.request, '$.lane') AS BLOB)), 1) NOT BETWEEN 1 AND 512
            THEN RAISE(ABORT, 'sendapi: `key` and `lane` have 1 to 512 bytes')
        WHEN coalesce(json_type(NEW.request, '$.at'), 'null') NOT IN ('integer', 'null')
            OR coalesce(json_type(NEW.request, '$.until'), 'null') NOT IN ('integer', 'null')
            THEN RAISE(ABORT, 'sendapi: `at` and `until` are milliseconds since 1970')
        WHEN coalesce(json_extract(NEW.request, '$.priority'), 'answer') NOT IN ('answer', 'broadcast')
            THEN RAISE(ABORT, 'sendapi: `priority` is `answer` or `broadcast`')
        WHEN EXISTS (
            SELECT 1 FROM sendapi_key AS known
            JOIN sendapi_account AS account ON account.id = known.account
            JOIN sendapi_message AS message ON message.id = known.message
            WHERE account.name = json_extract(NEW.request, '$.account')
                AND known.key = json_extract(NEW.request, '$.key')
                AND message.body NOT IN ('', json_extract(NEW.request, '$.body'))
        )
            THEN RAISE(ABORT, 'sendapi: another message was put with this key')
    END;

    INSERT OR IGNORE INTO sendapi_account (name) VALUES (json_extract(NEW.request, '$.account'));

    UPDATE sendapi_store SET last_put = (
        SELECT known.message FROM sendapi_key AS known
        JOIN sendapi_account AS account ON account.id = known.account
        WHERE account.name = json_extract(NEW.request, '$.account')
            AND known.key = json_extract(NEW.request, '$.key')
    );
    UPDATE sendapi_store SET last_was_known = last_put IS NOT NULL;

    INSERT INTO sendapi_message (account, lane, priority, due_at, until_at, body, put_at)
    SELECT
        account.id,
        coalesce(
            json_extract(NEW.request, '$.lane'),
            json_extract(json_extract(NEW.request, '$.body'), '$.recipient')
        ),
        coalesce(json_extract(NEW.request, '$.priority'), 'answer') = 'broadcast',
        coalesce(json_extract(NEW.request, '$.at'), CAST(unixepoch('subsec') * 1000 AS INTEGER)),
        json_extract(NEW.request, '$.until'),
        json_extract(NEW.request, '$.body'),
        CAST(unixepoch('subsec') * 1000 AS INTEGER)
    FROM sendapi_account AS account, sendapi_store AS store
    WHERE account.name = json_extract(NEW.request, '$.account') AND NOT store.last_was_known;

    UPDATE sendapi_store SET last_put = last_insert_rowid() WHERE NOT last_was_known;

    INSERT INTO sendapi_key (account, key, message, put_at)
    SELECT message.account, json_extract(NEW.request, '$.key'), message.id, message.put_at
    FROM sendapi_message AS message, sendapi_store AS store
    WHERE message.id = store.last_put
        AND NOT store.last_was_known
        AND json_extract(NEW.request, '$.key') IS NOT NULL;
END;

-- Few, and looked at again and again: how many there are, and whether one may go at last.
CREATE INDEX sendapi_message_unknown ON sendapi_message (account) WHERE state = 4;

-- What became of messages, for whoever has to know. What of it stays as it is lies with the message.
CREATE TABLE sendapi_outcome (
    -- There is one writer at a time, so ids become visible in their order, and whoever has read one has read all before it:
    -- a time would not do, nor would an id in a database with several writers. AUTOINCREMENT: an id whose row was
    -- deleted would come again else, below where readers are.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message INTEGER NOT NULL,
    state INTEGER NOT NULL,
    -- As many as there were then: whoever decides to send again says what they were told.
    copies INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX sendapi_outcome_message ON sendapi_outcome (message);

-- Whoever leads there, in whichever language: it is told.
CREATE TRIGGER sendapi_outcome_tell AFTER UPDATE OF state ON sendapi_message
WHEN NEW.state <> OLD.state AND NEW.state IN (2, 3, 4, 5) BEGIN
    INSERT INTO sendapi_outcome (message, state, copies, at)
    VALUES (
        NEW.id, NEW.state, NEW.copies, coalesce(NEW.settled_at, CAST(unixepoch('subsec') * 1000 AS INTEGER))
    );
END;

CREATE TRIGGER sendapi_outcome_goes AFTER DELETE ON sendapi_message BEGIN
    DELETE FROM sendapi_outcome WHERE message = OLD.id;
END;

-- Whoever is told, and the last that each was.
CREATE TABLE sendapi_reader (
    name TEXT PRIMARY KEY,
    told INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- By these what is old is found without a look at what is not.
CREATE INDEX sendapi_message_body ON sendapi_message (settled_at) WHERE state IN (2, 3, 5) AND body <> '';
CREATE INDEX sendapi_outcome_old ON sendapi_outcome (at) WHERE state IN (2, 3, 5);
CREATE INDEX sendapi_key_old ON sendapi_key (put_at);
CREATE INDEX sendapi_key_message ON sendapi_key (message);

-- Whoever gives back what has begun knows nothing of it: there is no text any more that could go again. These are the ends
-- that src/state.rs has for it, once it is known that it was not sent.
CREATE TRIGGER sendapi_forgotten_never_waits AFTER UPDATE OF state ON sendapi_message
WHEN NEW.forgotten AND NEW.state = 0 BEGIN
    UPDATE sendapi_message
    SET state = CASE copies WHEN 0 THEN 3 ELSE 4 END, why = 'forgotten',
        settled_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE id = NEW.id;
END;

-- Nor do the words of an answer that comes later stay: they may name the person.
CREATE TRIGGER sendapi_forgotten_without_words AFTER UPDATE ON sendapi_message
WHEN NEW.forgotten AND NEW.why <> 'forgotten' BEGIN
    UPDATE sendapi_message SET why = 'forgotten' WHERE id = NEW.id;
END;

-- Who handles events: each of these has those of some conversations, which the hash of a conversation's name tells.
CREATE TABLE sendapi_shard (
    id INTEGER PRIMARY KEY,
    holder TEXT,
    term INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO sendapi_shard (id)
WITH RECURSIVE number (id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM number WHERE id < 63) SELECT id FROM number;
CREATE INDEX sendapi_shard_holder ON sendapi_shard (holder);

-- What came in. States: 0 it waits, 1 it was handled, 2 it was given up.
CREATE TABLE sendapi_event (
    -- AUTOINCREMENT, so that events are handled in the order in which they were committed.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    shard INTEGER NOT NULL,
    -- The conversation: what is of the same is handled one after the other.
    lane TEXT NOT NULL,
    -- By what the same is known again when the platform sends it twice.
    key TEXT NOT NULL UNIQUE,
    -- The event as the body of a webhook; empty once it was handled.
    body TEXT NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    -- Counted before the handler begins: one that ends its process is counted too.
    tries INTEGER NOT NULL DEFAULT 0,
    retry_at INTEGER,
    received_at INTEGER NOT NULL,
    settled_at INTEGER,
    why TEXT
) STRICT;
CREATE INDEX sendapi_event_waiting ON sendapi_event (shard, id) WHERE state = 0;
CREATE INDEX sendapi_event_lane ON sendapi_event (lane, id) WHERE state = 0;
CREATE INDEX sendapi_event_given_up ON sendapi_event (settled_at) WHERE state = 2;
CREATE INDEX sendapi_event_settled ON sendapi_event (settled_at) WHERE state = 1;

-- What a bot remembers of a conversation: a value of its own, as JSON.
CREATE TABLE sendapi_conversation (
    lane TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What messages carry, each begin its own, to be found again in their echoes.
CREATE TABLE sendapi_mark (
    mark TEXT PRIMARY KEY,
    message INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sendapi_mark_message ON sendapi_mark (message);

CREATE TRIGGER sendapi_mark_goes AFTER DELETE ON sendapi_message BEGIN
    DELETE FROM sendapi_mark WHERE message = OLD.id;
END;
