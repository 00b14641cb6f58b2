import pg from 'pg';

const PREPARE = `
  CREATE TABLE app.refusal (state text NOT NULL);
  INSERT INTO app.refusal VALUES ('');
  CREATE FUNCTION app.refuse_writes() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE refused text := (SELECT state FROM app.refusal);
  BEGIN
    IF refused <> '' THEN RAISE EXCEPTION USING ERRCODE = refused, MESSAGE = 'the write is refused'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER refuse_writes BEFORE INSERT OR UPDATE ON app.chat_messages
    FOR EACH ROW EXECUTE FUNCTION app.refuse_writes();
  CREATE TRIGGER refuse_writes BEFORE INSERT OR UPDATE ON app.chat_sessions
    FOR EACH ROW EXECUTE FUNCTION app.refuse_writes();`;

type RunStatement = (sql: string, parameters?: unknown[]) => Promise<unknown>;

/** Makes a database reject writes of chats with a SQLSTATE, such as those of a full disk or a read-only server. */
export class RefusedWrites {
  private constructor(
    private readonly run: RunStatement,
    readonly close: () => Promise<void>,
  ) {}

  static async prepare(database: string | RunStatement): Promise<RefusedWrites> {
    let run: RunStatement;
    let close = (): Promise<void> => Promise.resolve();
    if (typeof database === 'string') {
      const client = new pg.Client({ connectionString: database });
      await client.connect();
      run = (sql, parameters) => client.query(sql, parameters);
      close = () => client.end();
    } else {
      run = database;
    }
    await run(PREPARE);
    return new RefusedWrites(run, close);
  }

  async refuse(sqlState: string): Promise<void> {
    await this.run('UPDATE app.refusal SET state = $1', [sqlState]);
  }

  async allow(): Promise<void> {
    await this.refuse('');
  }
}
