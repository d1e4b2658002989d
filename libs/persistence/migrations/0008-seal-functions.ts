/** Advisory lock of the one who seals: whoever does not get it leaves it to the other. */
const LOCK = 7_124_300_503;
/** Lines of one seal at most, unless one transaction wrote more. */
const MOST = 20_000;

/**
 * What PostgreSQL itself does for the audit, with rights that no app has.
 * `audit.stamp` gives every new line its transaction, then its id, then the hour: nobody chooses these, and in this order a
 * line whose transaction began after a seal has a higher id and a later hour than everything in that seal.
 * `audit.seal_events` seals what lies below the oldest running transaction: ids are given before the commit, so a lower one may
 * appear later; a transaction number below `pg_snapshot_xmin` has ended for good. libs/audit/canonical.ts says the same digests.
 */
export const SEAL_FUNCTIONS = `
CREATE FUNCTION audit.stamp() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.xact := pg_current_xact_id()::text::bigint + (SELECT e."offset" FROM audit.epoch e);
  NEW.id := nextval('audit.event_id_seq');
  NEW.at := clock_timestamp();
  RETURN NEW;
END $$;

CREATE FUNCTION audit.part(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN said IS NULL THEN '~' ELSE octet_length(convert_to(said, 'UTF8')) || ':' || said END
$$;

CREATE FUNCTION audit.leaf(line audit.event) RETURNS bytea LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to('1' || audit.part(line.id::text) || audit.part(line.xact::text)
    || audit.part((extract(epoch FROM line.at) * 1000000)::bigint::text) || audit.part(line.actor_id::text) || audit.part(line.role)
    || audit.part(line.action) || audit.part(line.subject_type) || audit.part(line.subject_id) || audit.part(line.pathway_id::text)
    || audit.part(line.outcome) || audit.part(line.detail::text) || audit.part(line.reason) || audit.part(line.ip)
    || audit.part(line.agent) || audit.part(line.correlation_id), 'UTF8'))
$$;

CREATE FUNCTION audit.seal_events() RETURNS TABLE (n bigint, lines integer, digest text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last audit.seal;
  link audit.seal;
  cut bigint;
  past bigint;
  moved bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock(${LOCK}) THEN RETURN; END IF;
  SELECT s.* INTO last FROM audit.seal s ORDER BY s.n DESC LIMIT 1;
  past := coalesce(last.before_xact, 0);
  SELECT e."offset", pg_snapshot_xmin(s.now)::text::bigint + e."offset", pg_snapshot_xmax(s.now)::text::bigint + e."offset"
    INTO moved, link.before_xact, link.next_xact FROM audit.epoch e, (SELECT pg_current_snapshot() AS now) AS s;
  IF link.next_xact < past THEN
    RAISE EXCEPTION 'Transactions of this server are numbered below the last seal: the database was restored from another server. Run the migrations, which go on from there.';
  END IF;
  SELECT e.xact INTO cut FROM audit.event e WHERE e.xact >= past AND e.xact < link.before_xact ORDER BY e.xact, e.id OFFSET ${MOST} LIMIT 1;
  IF cut IS NOT NULL THEN
    link.before_xact := CASE WHEN EXISTS (SELECT FROM audit.event e WHERE e.xact >= past AND e.xact < cut) THEN cut ELSE cut + 1 END;
  END IF;
  SELECT count(*), min(e.id), max(e.id), array_agg(e.id ORDER BY e.xact, e.id), string_agg(audit.leaf(e), ''::bytea ORDER BY e.xact, e.id)
    INTO link.count, link.from_id, link.to_id, link.ids, link.leaves
    FROM audit.event e WHERE e.xact >= past AND e.xact < link.before_xact;
  IF link.count = 0 THEN RETURN; END IF;
  -- Our own transaction is numbered only now: what is numbered after it began after every line of this seal was written.
  link.next_xact := pg_current_xact_id()::text::bigint + moved + 1;
  link.sealed_at := clock_timestamp();
  link.n := coalesce(last.n, 0) + 1;
  link.from_xact := past;
  link.previous := coalesce(last.digest, '');
  link.digest := encode(sha256(convert_to('1' || audit.part(link.previous) || audit.part(link.n::text) || audit.part(link.from_xact::text)
    || audit.part(link.before_xact::text) || audit.part(link.next_xact::text) || audit.part((extract(epoch FROM link.sealed_at) * 1000000)::bigint::text)
    || audit.part(array_to_string(link.ids, ',')) || audit.part(encode(link.leaves, 'hex')), 'UTF8')), 'hex');
  INSERT INTO audit.seal SELECT (link).*;
  RETURN QUERY SELECT link.n, link.count, link.digest;
END $$;

CREATE FUNCTION audit.resume() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  reached bigint;
  here bigint;
BEGIN
  SELECT greatest(coalesce((SELECT max(s.next_xact) FROM audit.seal s), 0), coalesce((SELECT max(e.xact) + 1 FROM audit.event e), 0)) INTO reached;
  SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + e."offset" INTO here FROM audit.epoch e;
  IF pg_snapshot_xmax(pg_current_snapshot())::text::bigint + (SELECT e."offset" FROM audit.epoch e) >= reached THEN RETURN false; END IF;
  UPDATE audit.epoch SET "offset" = "offset" + reached - here;
  INSERT INTO audit.event (action, subject_type, outcome, detail)
    VALUES ('audit.resume', 'audit', 'done', jsonb_build_object('at', reached, 'moved', reached - here));
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION audit.part(text), audit.leaf(audit.event), audit.seal_events(), audit.resume() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.seal_events() TO throughcare_engine;
`;
