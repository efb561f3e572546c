-- The outbox in PostgreSQL, from version 13 on. Times are milliseconds since 1970, by the database's clock; states are those
-- of src/state.rs.

CREATE SCHEMA sendapi;

-- The clock itself: `now()` is the beginning of the transaction, which may be long ago.
CREATE FUNCTION sendapi.now_ms() RETURNS bigint LANGUAGE sql VOLATILE AS $$
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint
$$;

-- Which history the database is in: a standby that was promoted goes on in another one, and a dump that was loaded is another
-- database. The control file would tell the former minutes later; the log tells it at once. Where a provider has no such
-- functions, nothing is known.
CREATE FUNCTION sendapi.history(OUT line text) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    SELECT concat_ws(
            '/',
            system_identifier,
            substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8),
            (SELECT oid FROM pg_database WHERE datname = current_database())
        )
    INTO line
    FROM pg_control_system();
EXCEPTION WHEN undefined_function OR feature_not_supported OR insufficient_privilege THEN
    line := '';
END
$$;

CREATE TABLE sendapi.store (
    only_row boolean PRIMARY KEY DEFAULT TRUE CHECK (only_row),
    -- Goes into every ticket: one of another database is not taken for one of this.
    id text NOT NULL,
    -- The version of this schema, and the oldest program that it still works with.
    version bigint NOT NULL,
    least_reader bigint NOT NULL,
    -- The history in which all that is written here has happened.
    line text NOT NULL,
    -- What its user calls it: a copy for another purpose is not worked on under another name.
    name text
);

-- Whether it is in the one that is known, as far as anything is.
CREATE FUNCTION sendapi.is_known() RETURNS boolean LANGUAGE sql VOLATILE AS $$
    SELECT store.line = history.line OR '' IN (store.line, history.line)
    FROM sendapi.store, sendapi.history()
$$;

CREATE TABLE sendapi.account (
    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    -- `messenger:1234567890` or `instagram:1234567890`.
    name text NOT NULL UNIQUE,
    -- The worker that sends for it; NULL if it was let go.
    holder text,
    -- One more with each new holder: what an earlier one still says is told by it.
    term bigint NOT NULL DEFAULT 0,
    -- Nothing begins before this.
    paused_until bigint,
    paused_for text
);
CREATE INDEX account_holder ON sendapi.account (holder);

-- Whoever sends. Its row is gone after a clean stop.
CREATE TABLE sendapi.worker (
    -- Random, never counted: a database that was put back would give a number again.
    id text PRIMARY KEY,
    -- For people: host and process.
    name text NOT NULL,
    -- The number of its last round, which it never uses again. It goes up every few seconds: whoever sees it stand
    -- still knows that the worker is dead, whatever the clocks say.
    round bigint NOT NULL DEFAULT 0,
    -- Whether it handles events; else it sends.
    is_inbox boolean NOT NULL DEFAULT FALSE,
    started_at bigint NOT NULL,
    beat_at bigint NOT NULL
);

-- For which accounts a worker has a token.
CREATE TABLE sendapi.worker_account (
    account bigint NOT NULL,
    worker text NOT NULL,
    PRIMARY KEY (account, worker)
);
CREATE INDEX worker_account_worker ON sendapi.worker_account (worker);

-- No foreign key: a put that is open would keep its account from being claimed.
CREATE TABLE sendapi.message (
    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    -- The transaction that has put it: by this is known what has become visible since somebody looked last.
    put_by xid8 NOT NULL DEFAULT pg_current_xact_id(),
    account bigint NOT NULL,
    -- What goes to the same goes in order: the recipient as the message names it, or what the user says.
    lane text NOT NULL,
    -- 0 an answer, 1 a broadcast.
    priority bigint NOT NULL,
    due_at bigint NOT NULL,
    until_at bigint,
    -- Byte for byte what is posted; empty when it was erased.
    body text NOT NULL,
    -- Its person is: the row holds nothing of them any more, and it can never be sent.
    forgotten boolean NOT NULL DEFAULT FALSE,
    state bigint NOT NULL DEFAULT 0,
    copies bigint NOT NULL DEFAULT 0,
    put_at bigint NOT NULL,
    -- Which limit of the platform it fell under when it began last: 0 message, 1 media, 2 private reply.
    kind bigint,
    -- The holder's term and its round when it began last: who answers for it names both.
    term bigint,
    round bigint,
    begun_at bigint,
    -- Until then what has begun may still arrive.
    lasts_until bigint,
    -- How often the platform has answered, and when it goes again.
    tries bigint NOT NULL DEFAULT 0,
    first_begun_at bigint,
    retry_at bigint,
    settled_at bigint,
    -- The id that an echo has given: it has arrived, whatever else is said.
    echoed text,
    message_id text,
    code bigint,
    subcode bigint,
    why text
)
-- Each message is updated twice or more in a short life: what is left over is cleared before it is in the way.
WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.1);
CREATE INDEX message_waiting ON sendapi.message (account, priority, due_at, id) WHERE state = 0;
CREATE INDEX message_lane ON sendapi.message (account, lane, priority, due_at, id) WHERE state = 0;
CREATE INDEX message_new ON sendapi.message (put_by) WHERE state = 0;
CREATE INDEX message_until ON sendapi.message (until_at) WHERE state = 0 AND until_at IS NOT NULL;
CREATE INDEX message_begun ON sendapi.message (account) WHERE state = 1;
CREATE INDEX message_unknown ON sendapi.message (account) WHERE state = 4;
-- What an hour's limit is counted by.
CREATE INDEX message_private ON sendapi.message (account, begun_at) WHERE kind = 2;
-- What is old is found without a look at what is not.
CREATE INDEX message_body ON sendapi.message (settled_at) WHERE state IN (2, 3, 5) AND body <> '';

-- By itself, since a key has to live longer than its message: whoever puts again may come late.
CREATE TABLE sendapi.key (
    account bigint NOT NULL,
    key text NOT NULL,
    message bigint NOT NULL,
    put_at bigint NOT NULL,
    PRIMARY KEY (account, key)
);
CREATE INDEX key_old ON sendapi.key (put_at);
CREATE INDEX key_message ON sendapi.key (message);

-- Puts one message from any driver and any language: SELECT sendapi.put($1). The request is JSON: account, body and, as
-- wanted, key, at, until, priority, lane. What it gives is the message's id.
CREATE FUNCTION sendapi.put(request jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    put record;
BEGIN
    put := sendapi.put_or_find(request);
    IF put.is_another THEN
        RAISE EXCEPTION 'sendapi: another message was put with this key' USING ERRCODE = '23505';
    END IF;
    RETURN put.message;
END
$$;

CREATE FUNCTION sendapi.put_or_find(
    request jsonb, OUT message bigint, OUT is_new boolean, OUT is_another boolean
)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    of_account bigint;
    of_key text;
    recipient json;
    before text;
    at bigint;
BEGIN
    PERFORM sendapi.check_request(request);
    BEGIN
        -- Without the spaces that it was written with, since a lane is known by its text; this is the one function that
        -- leaves them out and keeps the order. A zero is no character of a text here, and nobody is called so; where it is
        -- written behind a backslash it stays JSON.
        recipient := json_strip_nulls(replace(request ->> 'body', '\u0000', '\u0001')::json -> 'recipient');
    EXCEPTION WHEN OTHERS THEN
        recipient := NULL;
    END;
    IF recipient IS NULL OR json_typeof(recipient) <> 'object' THEN
        RAISE EXCEPTION 'sendapi: `body` is the JSON of a request with a `recipient`, as a string' USING ERRCODE = '22023';
    END IF;

    SELECT account.id INTO of_account FROM sendapi.account WHERE name = request ->> 'account';
    IF NOT FOUND THEN
        INSERT INTO sendapi.account (name) VALUES (request ->> 'account') ON CONFLICT (name) DO NOTHING;
        SELECT account.id INTO of_account FROM sendapi.account WHERE name = request ->> 'account';
    END IF;

    of_key := request ->> 'key';
    message := nextval('sendapi.message_id_seq');
    is_new := TRUE;
    is_another := FALSE;
    at := sendapi.now_ms();
    IF of_key IS NOT NULL THEN
        -- Whoever puts the same at this moment is waited for here. It may take it back, and then it is ours.
        INSERT INTO sendapi.key (account, key, message, put_at) VALUES (of_account, of_key, put_or_find.message, at)
            ON CONFLICT (account, key) DO NOTHING;
        IF NOT FOUND THEN
            SELECT known.message INTO message FROM sendapi.key AS known
                WHERE known.account = of_account AND known.key = of_key;
            IF NOT FOUND THEN
                -- It was deleted at this very moment, or this transaction sees an older state of the database.
                RAISE EXCEPTION 'sendapi: this key is being changed by somebody else, put again'
                    USING ERRCODE = '40001';
            END IF;
            is_new := FALSE;
            SELECT body INTO before FROM sendapi.message WHERE id = put_or_find.message AND body <> '';
            is_another := coalesce(before <> request ->> 'body', FALSE);
            RETURN;
        END IF;
    END IF;

    INSERT INTO sendapi.message (id, account, lane, priority, due_at, until_at, body, put_at)
    OVERRIDING SYSTEM VALUE
    VALUES (
        message,
        of_account,
        -- An index holds no more of a row.
        coalesce(
            request ->> 'lane',
            CASE WHEN octet_length(recipient::text) <= 1000 THEN recipient::text
                ELSE encode(sha256(convert_to(recipient::text, 'UTF8')), 'hex') END
        ),
        (coalesce(request ->> 'priority', 'answer') = 'broadcast')::int,
        coalesce((request ->> 'at')::bigint, at),
        (request ->> 'until')::bigint,
        request ->> 'body',
        at
    );
END
$$;

-- The id of a recipient, in a text that may be anything.
CREATE FUNCTION sendapi.recipient_id(said text, member text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    recipient json;
BEGIN
    recipient := replace(said, '\u0000', '\u0001')::json;
    IF member IS NOT NULL THEN
        recipient := recipient -> member;
    END IF;
    RETURN CASE json_typeof(recipient) WHEN 'object' THEN recipient ->> 'id' END;
EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
END
$$;

CREATE FUNCTION sendapi.check_request(request jsonb) RETURNS void LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    says text;
BEGIN
    says := CASE
        WHEN request IS NULL OR jsonb_typeof(request) <> 'object' THEN 'a put takes a JSON object'
        WHEN request - ARRAY['account', 'body', 'key', 'at', 'until', 'priority', 'lane'] <> '{}'
            THEN 'a put takes `account`, `body`, `key`, `at`, `until`, `priority` and `lane` alone'
        WHEN coalesce(jsonb_typeof(request -> 'account'), 'null') <> 'string'
            OR request ->> 'account' !~ '^(messenger|instagram):[1-9][0-9]*$'
            THEN '`account` is `messenger:` or `instagram:` and the digits of its id'
        WHEN coalesce(jsonb_typeof(request -> 'body'), 'null') <> 'string'
            THEN '`body` is the JSON of a request with a `recipient`, as a string'
        WHEN coalesce(jsonb_typeof(request -> 'key'), 'null') NOT IN ('string', 'null')
            OR coalesce(jsonb_typeof(request -> 'lane'), 'null') NOT IN ('string', 'null')
            THEN '`key` and `lane` are strings'
        WHEN coalesce(octet_length(request ->> 'key'), 1) NOT BETWEEN 1 AND 512
            OR coalesce(octet_length(request ->> 'lane'), 1) NOT BETWEEN 1 AND 512
            THEN '`key` and `lane` have 1 to 512 bytes'
        WHEN coalesce(jsonb_typeof(request -> 'at'), 'null') NOT IN ('number', 'null')
            OR coalesce(jsonb_typeof(request -> 'until'), 'null') NOT IN ('number', 'null')
            THEN '`at` and `until` are milliseconds since 1970'
        -- In a condition of its own, since of one the parts are judged in any order.
        WHEN coalesce((request ->> 'at')::numeric % 1, 0) <> 0
            OR coalesce((request ->> 'until')::numeric % 1, 0) <> 0
            OR coalesce(abs((request ->> 'at')::numeric), 0) > 9223372036854775807
            OR coalesce(abs((request ->> 'until')::numeric), 0) > 9223372036854775807
            THEN '`at` and `until` are milliseconds since 1970'
        WHEN coalesce(request ->> 'priority', 'answer') NOT IN ('answer', 'broadcast')
            THEN '`priority` is `answer` or `broadcast`'
    END;
    IF says IS NOT NULL THEN
        RAISE EXCEPTION 'sendapi: %', says USING ERRCODE = '22023';
    END IF;
END
$$;

-- What became of messages, for whoever has to know. What of it stays as it is lies with the message.
CREATE TABLE sendapi.outcome (
    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    -- Where readers find it. Ids become visible in another order than that in which they are given, so a reader who has
    -- read one may have missed an earlier one; places are given later, to what is visible, by one at a time.
    place bigint UNIQUE,
    message bigint NOT NULL,
    state bigint NOT NULL,
    -- As many as there were then: whoever decides to send again says what they were told.
    copies bigint NOT NULL,
    at bigint NOT NULL
);
CREATE INDEX outcome_message ON sendapi.outcome (message);
CREATE INDEX outcome_without_place ON sendapi.outcome (id) WHERE place IS NULL;
CREATE INDEX outcome_old ON sendapi.outcome (at) WHERE state IN (2, 3, 5);
CREATE SEQUENCE sendapi.outcome_place;

-- Whoever leads there, in whichever language: it is told.
CREATE FUNCTION sendapi.tell_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO sendapi.outcome (message, state, copies, at)
    VALUES (NEW.id, NEW.state, NEW.copies, coalesce(NEW.settled_at, sendapi.now_ms()));
    RETURN NULL;
END
$$;
CREATE TRIGGER outcome_tell AFTER UPDATE OF state ON sendapi.message
    FOR EACH ROW WHEN (NEW.state <> OLD.state AND NEW.state IN (2, 3, 4, 5))
    EXECUTE FUNCTION sendapi.tell_outcome();

CREATE FUNCTION sendapi.message_goes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM sendapi.outcome WHERE message = OLD.id;
    DELETE FROM sendapi.mark WHERE message = OLD.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER message_goes AFTER DELETE ON sendapi.message
    FOR EACH ROW EXECUTE FUNCTION sendapi.message_goes();

-- Whoever is told, and the last place that each was.
CREATE TABLE sendapi.reader (
    name text PRIMARY KEY,
    told bigint NOT NULL
);

-- Whoever gives back what has begun knows nothing of it: there is no text any more that could go again. These are the ends
-- that src/state.rs has for it, once it is known that it was not sent. Nor do the words of an answer that comes later
-- stay: they may name the person.
CREATE FUNCTION sendapi.keep_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 0 THEN
        NEW.state := CASE NEW.copies WHEN 0 THEN 3 ELSE 4 END;
        NEW.settled_at := sendapi.now_ms();
        NEW.why := 'forgotten';
    END IF;
    IF NEW.why IS NOT NULL THEN
        NEW.why := 'forgotten';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER forgotten_stays BEFORE UPDATE ON sendapi.message
    FOR EACH ROW WHEN (NEW.forgotten)
    EXECUTE FUNCTION sendapi.keep_forgotten();

-- Who handles events: each of these has those of some conversations, which the hash of a conversation's name tells.
CREATE TABLE sendapi.shard (
    id bigint PRIMARY KEY,
    holder text,
    term bigint NOT NULL DEFAULT 0
);
INSERT INTO sendapi.shard (id) SELECT generate_series(0, 63);
CREATE INDEX shard_holder ON sendapi.shard (holder);

-- What came in. States: 0 it waits, 1 it was handled, 2 it was given up.
CREATE TABLE sendapi.event (
    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    -- As with messages.
    kept_by xid8 NOT NULL DEFAULT pg_current_xact_id(),
    shard bigint NOT NULL,
    -- The conversation: what is of the same is handled one after the other.
    lane text NOT NULL,
    -- By what the same is known again when the platform sends it twice.
    key text NOT NULL UNIQUE,
    -- The event as the body of a webhook; empty once it was handled.
    body text NOT NULL,
    state bigint NOT NULL DEFAULT 0,
    -- Counted before the handler begins: one that ends its process is counted too.
    tries bigint NOT NULL DEFAULT 0,
    retry_at bigint,
    received_at bigint NOT NULL,
    settled_at bigint,
    why text
);
CREATE INDEX event_waiting ON sendapi.event (shard, id) WHERE state = 0;
CREATE INDEX event_lane ON sendapi.event (lane, id) WHERE state = 0;
CREATE INDEX event_new ON sendapi.event (kept_by) WHERE state = 0;
CREATE INDEX event_given_up ON sendapi.event (settled_at) WHERE state = 2;
CREATE INDEX event_settled ON sendapi.event (settled_at) WHERE state = 1;

-- What a bot remembers of a conversation: a value of its own, as JSON.
CREATE TABLE sendapi.conversation (
    lane text PRIMARY KEY,
    state text NOT NULL,
    changed_at bigint NOT NULL
);

-- What messages carry, each begin its own, to be found again in their echoes.
CREATE TABLE sendapi.mark (
    mark text PRIMARY KEY,
    message bigint NOT NULL
);
CREATE INDEX mark_message ON sendapi.mark (message);
