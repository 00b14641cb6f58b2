/** @param reserved words that SQL needs in quotes */
export function renderMigration({ name, timestamp, up, down, reserved }) {
  const words = name.split('-');
  const className = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('') + timestamp;
  const statements = (queries) =>
    queries.map((query) => `      ${inTemplate(tidy(query, reserved))};\n`).join('');
  const text = `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  readonly name = '${className}';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(\`
${statements(up)}    \`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(\`
${statements(down)}    \`);
  }
}
`;
  return { file: `${timestamp}-${name}.ts`, className, text };
}

export function listMigration(index, { file, className }) {
  const specifier = `./${file.replace(/\.ts$/, '.js')}`;
  return index
    .replace(/\n\n(?=export const MIGRATIONS)/, `\nimport { ${className} } from '${specifier}';\n\n`)
    .replace(/\n\];/, `\n  ${className},\n];`);
}

/** Removes unnecessary quotes of names and superfluous spaces outside of strings. */
function tidy(query, reserved) {
  return query
    .trim()
    .split(/('(?:[^']|'')*')/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/"([a-z_][a-z0-9_]*)"/g, (quoted, name) => (reserved.has(name) ? quoted : name))
            .replace(/ {2,}/g, ' '),
    )
    .join('');
}

const inTemplate = (text) => text.replace(/[\\`]|\$\{/g, '\\$&');
