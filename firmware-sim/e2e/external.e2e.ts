import { startExternalSurroundings } from './external-surroundings.ts'
import { describeMainJob } from './main-job.ts'

describeMainJob('with a PostgreSQL and a Mosquitto of somebody else', startExternalSurroundings)
