-- What the tool run_query needs of PostgreSQL, once per database. Run it as an administrator of the server, after the
-- service has started once:  psql -d DATABASE -f deploy/sql-tool.sql
-- Replace mma by the user of DATABASE_URL.
SET mma_savant.app_user = 'mma';

DO $$
DECLARE
  app_user text := current_setting('mma_savant.app_user');
  risky regprocedure;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'mma_savant_reader') THEN
    CREATE ROLE mma_savant_reader NOLOGIN NOINHERIT;
  END IF;
  EXECUTE format('GRANT mma_savant_reader TO %I', app_user);

  -- Every role may call these functions of PostgreSQL. The tool refuses them before PostgreSQL sees them; this is the
  -- second line. Other users of this database lose them too: grant them what they need.
  FOR risky IN
    SELECT oid::regprocedure FROM pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace AND (
      proname ~ '^(lo_|pg_(try_)?advisory_|pg_sleep|(query|table|schema|database|cursor)_to_xml)'
      OR proname IN ('loread', 'lowrite', 'pg_notify', 'set_config', 'pg_export_snapshot', 'pg_logical_emit_message',
                     'pg_cancel_backend', 'pg_terminate_backend', 'txid_current', 'pg_current_xact_id', 'ts_stat',
                     'nextval', 'setval'))
  LOOP
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', risky, app_user);
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', risky);
  END LOOP;
END $$;
