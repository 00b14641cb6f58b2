import { ImportFailedError, StarterListError, writeStarterData } from '@app/data-collection';

const FAILED = 1;

/** Writes the starter data out of a whole file set and tells what is in it. */
export async function runStarter(location: string): Promise<number> {
  try {
    const { file, bytes, careers, bouts } = await writeStarterData(location);
    process.stdout.write(`${file}: ${careers} careers, ${bouts} bouts, ${bytes} bytes\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ImportFailedError) && !(error instanceof StarterListError)) throw error;
    process.stderr.write(`The starter data was not written: ${error.message}\n`);
    return FAILED;
  }
}
