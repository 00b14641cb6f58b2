import { Injectable } from '@nestjs/common';

/** A part of the export of an account, contributed by the module that owns the data. */
export interface ExportSection {
  /** Field of the exported object, in snake case; its value is an array of the rows. */
  readonly name: string;
  /** Reads the user's rows page by page, so that memory does not grow with their number. Values are JSON. */
  rows(userId: number): AsyncIterable<Record<string, unknown>>;
}

/** The sections that modules register in their constructors. */
@Injectable()
export class ExportSections {
  private readonly sections: ExportSection[] = [];

  add(section: ExportSection): void {
    this.sections.push(section);
  }

  all(): readonly ExportSection[] {
    return this.sections;
  }
}

/**
 * The items of all pages of a keyset query.
 * @param readPage reads the page after an item, or the first one; an empty page is the last
 */
export async function* readPages<Item>(
  readPage: (after: Item | undefined) => Promise<Item[]>,
): AsyncGenerator<Item> {
  let last: Item | undefined;
  for (;;) {
    const page = await readPage(last);
    if (page.length === 0) return;
    yield* page;
    last = page.at(-1);
  }
}
