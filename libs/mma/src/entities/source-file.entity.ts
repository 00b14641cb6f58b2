import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of a source as the last successful sync found it. */
@Entity({ schema: 'mma', name: 'source_files' })
export class SourceFileEntity {
  /** Folder or URL without credentials. */
  @PrimaryColumn({ type: 'varchar', length: 500 })
  source!: string;

  @PrimaryColumn({ type: 'varchar', length: 100 })
  file!: string;

  /** The source's validators, sent back in conditional requests. */
  @Column({ type: 'varchar', length: 300, nullable: true })
  etag!: string | null;

  @Column({ type: 'varchar', length: 300, name: 'last_modified', nullable: true })
  lastModified!: string | null;

  /** SHA-256, hexadecimal. */
  @Column({ type: 'varchar', length: 64 })
  checksum!: string;

  /** After decompression. */
  @Column({ type: 'integer' })
  bytes!: number;

  /** Without the header. */
  @Column({ type: 'integer' })
  rows!: number;

  @Column({ type: 'timestamptz', name: 'checked_at', default: () => 'now()' })
  checkedAt!: Date;
}
