import { describeMainJob } from './main-job.ts'

describeMainJob('with the database and the broker that come along')
