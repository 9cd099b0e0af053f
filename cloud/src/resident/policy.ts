import { staffWith } from '../staff/index.ts'

export const residentPolicy = {
  read: staffWith('people.read'),
  write: staffWith('people.write'),
}
