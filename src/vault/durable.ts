import { type FileHandle, open } from 'node:fs/promises'

/** Makes or replaces a file that only this user can read, and returns when its content is on the disk. Its name may not be. */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A rename is on the disk only when its directory is. Windows has no such call and needs none. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes zeros over a secret and closes its file: a name alone is not the bytes. What a disk keeps elsewhere stays. */
export async function overwrite(handle: FileHandle): Promise<void> {
  try {
    const { size } = await handle.stat()
    await handle.write(new Uint8Array(size), 0, size, 0)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
