/** A file that belongs to an activity. */
export interface Attachment {
  id: string;
  /** Whether it is the file of a FILE_UPLOADED. */
  isFile: boolean;
  filename: string | null;
  path: string | null;
  url: string | null;
  /** In bytes. */
  size: number | null;
  mimeType: string | null;
  createdAt: string | Date | null;
}

/** The columns of table attachment that make an Attachment, for statements that join it. */
export const ATTACHMENT_COLUMNS = {
  id: 'id',
  isFile: 'is_file',
  filename: 'filename',
  path: 'path',
  url: 'url',
  size: 'size',
  mimeType: 'mime_type',
  createdAt: 'created_at',
} as const satisfies Record<keyof Attachment, string>;
