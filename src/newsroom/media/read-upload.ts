import type { FastifyRequest } from 'fastify';
import { problem } from '#platform/problem.ts';
import { ok, refuse, type Result } from '#platform/result.ts';

/** The most bytes that a file of an upload may have. */
export const UPLOAD_BYTES = 25 * 1024 * 1024;

/** An upload as it came: its text fields, and the one file. */
export type Upload = { readonly fields: Readonly<Record<string, string>>; readonly file: { readonly name: string; readonly bytes: Uint8Array } };

const NO_FILE = 'Send the file as multipart/form-data in one part named "file".';

/** Reads a `multipart/form-data` request whole, within the limits that `routes.ts` set. Refuses `request/bad`, `request/too-large`. */
export async function readUpload(request: FastifyRequest): Promise<Result<Upload>> {
  if (!request.isMultipart()) return refuse('request/bad', NO_FILE);
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  let file: Upload['file'] | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') file = { name: part.filename, bytes: await part.toBuffer() };
      else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
    }
  } catch (error) {
    return { ok: false, problem: uploadProblem(error) };
  }
  return file === null ? refuse('request/bad', NO_FILE) : ok({ fields: { ...fields }, file });
}

/** The multipart reader throws; its codes tell a limit from a broken body. */
function uploadProblem(error: unknown) {
  const { code } = error as { code?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return problem('request/too-large', `The file is over ${UPLOAD_BYTES / 1024 / 1024} MB.`);
  if (code === 'FST_FILES_LIMIT' || code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT')
    return problem('request/bad', 'Send one file with its few fields at a time.');
  return problem('request/bad', 'The upload broke off or cannot be read. Send it again.');
}
