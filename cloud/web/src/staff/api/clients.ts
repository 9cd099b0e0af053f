import type {
  AccountApi,
  ApplicationApi,
  CompanyApi,
  CompanySettingsApi,
  DemoApi,
  IdentityApi,
  OperatorApi,
  PropertyApi,
  PropertyImportApi,
  RequestApi,
  ResidentApi,
  StaffApi,
  SupportApi,
  VerificationApi,
} from '@domovoy/cloud/api'
import { hc } from 'hono/client'
import { cloudFetch } from '../../shared/api/cloud-fetch.ts'

const options = { fetch: cloudFetch }

/** Typed clients of the console, one per domain of the cloud. Each room adds its own. */
export const staffClients = {
  company: hc<CompanyApi>('/', options),
  companySettings: hc<CompanySettingsApi>('/', options),
  operator: hc<OperatorApi>('/', options),
  account: hc<AccountApi>('/', options),
  application: hc<ApplicationApi>('/', options),
  request: hc<RequestApi>('/', options),
  verification: hc<VerificationApi>('/', options),
  demo: hc<DemoApi>('/', options),
  identity: hc<IdentityApi>('/', options),
  property: hc<PropertyApi>('/', options),
  propertyImport: hc<PropertyImportApi>('/', options),
  resident: hc<ResidentApi>('/', options),
  staff: hc<StaffApi>('/', options),
  support: hc<SupportApi>('/', options),
}
