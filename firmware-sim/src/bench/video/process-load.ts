import { readdir, readFile } from 'node:fs/promises'

/** Clock ticks a second in /proc/PID/stat: USER_HZ is 100 on every Linux that Node runs on. */
const ticksPerSecond = 100

/** CPU seconds that a process with all its threads has used (proc(5): utime and stime of /proc/PID/stat). */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold anything; what follows it is fields 3, 4 …
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Percent of one core that a process uses while `meanwhile` runs. */
export async function cpuPercentDuring(pid: number, meanwhile: () => Promise<unknown>): Promise<number> {
  const [beforeS, beforeMs] = [await cpuSeconds(pid), performance.now()]
  await meanwhile()
  const [afterS, afterMs] = [await cpuSeconds(pid), performance.now()]
  return ((afterS - beforeS) / ((afterMs - beforeMs) / 1000)) * 100
}

/** CPU seconds of everything that a process has started, and of what those have started in turn; of those that live now. */
export async function cpuSecondsBelow(pid: number): Promise<number> {
  const parents = new Map<number, number>()
  for (const entry of await readdir('/proc')) {
    const stat = /^\d+$/.test(entry) ? await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => undefined) : undefined
    if (stat) parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const isBelow = (child: number): boolean => {
    const parent = parents.get(child)
    return parent !== undefined && (parent === pid || isBelow(parent))
  }
  const below = [...parents.keys()].filter(isBelow)
  const seconds = await Promise.all(below.map((child) => cpuSeconds(child).catch(() => 0)))
  return seconds.reduce((sum, each) => sum + each, 0)
}

/** Resident memory in MB (proc(5): VmRSS in KiB). */
export async function residentMb(pid: number): Promise<number> {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kib) / 1024
}
