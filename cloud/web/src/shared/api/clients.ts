import type {
  AddressApi,
  CaptchaApi,
  CompanyApi,
  DemoApi,
  DoorApi,
  EntranceApi,
  HouseholdApi,
  IdentityApi,
  NotificationApi,
  PrivacyApi,
  RegistrationApi,
  RequestApi,
  SupportApi,
  VerificationApi,
} from '@domovoy/cloud/api'
import { hc } from 'hono/client'
import { cloudFetch } from './cloud-fetch.ts'

const options = { fetch: cloudFetch }

/** Typed clients, one per domain of the cloud. */
export const clients = {
  demo: hc<DemoApi>('/', options),
  identity: hc<IdentityApi>('/', options),
  entrance: hc<EntranceApi>('/', options),
  company: hc<CompanyApi>('/', options),
  door: hc<DoorApi>('/', options),
  support: hc<SupportApi>('/', options),
  registration: hc<RegistrationApi>('/', options),
  captcha: hc<CaptchaApi>('/', options),
  address: hc<AddressApi>('/', options),
  privacy: hc<PrivacyApi>('/', options),
  notification: hc<NotificationApi>('/', options),
  household: hc<HouseholdApi>('/', options),
  request: hc<RequestApi>('/', options),
  verification: hc<VerificationApi>('/', options),
}
