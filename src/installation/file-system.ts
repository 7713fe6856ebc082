import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

// SQLite's locks and its shared memory do not hold across machines, and a rename is not atomic there.
const NETWORK = new Set([
  ...['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'ncpfs', '9p', 'afs', 'ceph', 'glusterfs', 'lustre', 'gfs2'],
  ...['ocfs2', 'beegfs', 'gpfs', 'orangefs', 'davfs', 'vboxsf', 'prl_fs'],
])
const LOCAL_FUSE = new Set(['fuse.fuse-overlayfs', 'fuseblk', 'fusectl'])

const MOUNTS = '/proc/self/mountinfo'

/** The mount table as Linux shows it; empty on other systems, which are not examined. */
export function readMounts(): string {
  return existsSync(MOUNTS) ? readFileSync(MOUNTS, 'utf8') : ''
}

/** The name of the network (or FUSE) file system that `path` lies on or would be made on, else null. */
export function networkFileSystem(path: string, mounts: string): string | null {
  const type = fileSystemOf(realpathSync(nearestExisting(path)), mounts)
  if (type === null) return null
  const isFuse = type.startsWith('fuse') && !LOCAL_FUSE.has(type)
  return NETWORK.has(type) || isFuse ? type : null
}

/** Octets that this user may still write to the file system that `path` lies on. */
export async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path)
  return bavail * bsize
}

export function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path))
}

/** Symbolic links resolved as far as the path exists. */
export function realPathOf(path: string): string {
  return existsSync(path) || dirname(path) === path
    ? realpathSync(path)
    : join(realPathOf(dirname(path)), basename(path))
}

/** proc(5): the mount point is field 5, with spaces as \040; the type follows the hyphen. The last mount wins. */
function fileSystemOf(path: string, mounts: string): string | null {
  let best: { point: string; type: string } | null = null
  for (const line of mounts.split('\n')) {
    const [before = '', after = ''] = line.split(' - ')
    const type = after.split(' ')[0]
    const point = (before.split(' ')[4] ?? '').replace(/\\(\d{3})/g, (_, octal) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    )
    const covers = point === '/' || path === point || path.startsWith(`${point}/`)
    if (type && covers && point.length >= (best?.point.length ?? 0)) best = { point, type }
  }
  return best?.type ?? null
}
