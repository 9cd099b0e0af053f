import type { accountRoutes } from './account/index.ts'
import type { cameraRoutes } from './camera/index.ts'
import type { companyRoutes } from './company/index.ts'
import type { companySettingsRoutes } from './company-settings/index.ts'
import type { demoRoutes } from './demo/index.ts'
import type { doorRoutes } from './door/index.ts'
import type { entranceRoutes } from './entrance/index.ts'
import type { fleetRoutes } from './fleet/index.ts'
import type { identityRoutes } from './identity/index.ts'
import type { notificationRoutes } from './notification/index.ts'
import type { operatorRoutes } from './operator/index.ts'
import type { captchaRoutes } from './platform/captcha/index.ts'
import type { privacyRoutes } from './privacy/index.ts'
import type { addressRoutes, importRoutes, propertyRoutes } from './property/index.ts'
import type { applicationRoutes, registrationRoutes } from './registration/index.ts'
import type { requestRoutes } from './request/index.ts'
import type { householdRoutes } from './residency/index.ts'
import type { residentRoutes } from './resident/index.ts'
import type { staffRoutes } from './staff/index.ts'
import type { supportRoutes } from './support/index.ts'
import type { verificationRoutes } from './verification/index.ts'

/*
 * The API by domain, for Hono's typed client: `hc<EntranceApi>('/')`. Types only: nothing of the cloud gets into a page.
 */

export type HouseholdApi = ReturnType<typeof householdRoutes>
export type IdentityApi = ReturnType<typeof identityRoutes>
export type EntranceApi = ReturnType<typeof entranceRoutes>
export type CompanyApi = ReturnType<typeof companyRoutes>
export type RequestApi = ReturnType<typeof requestRoutes>
export type VerificationApi = ReturnType<typeof verificationRoutes>
export type AccountApi = ReturnType<typeof accountRoutes>
export type CompanySettingsApi = ReturnType<typeof companySettingsRoutes>
export type DemoApi = ReturnType<typeof demoRoutes>
export type OperatorApi = ReturnType<typeof operatorRoutes>
export type DoorApi = ReturnType<typeof doorRoutes>
export type RegistrationApi = ReturnType<typeof registrationRoutes>
export type ApplicationApi = ReturnType<typeof applicationRoutes>
export type CaptchaApi = ReturnType<typeof captchaRoutes>
export type CameraApi = ReturnType<typeof cameraRoutes>
export type AddressApi = ReturnType<typeof addressRoutes>
export type PropertyImportApi = ReturnType<typeof importRoutes>
export type ResidentApi = ReturnType<typeof residentRoutes>
export type PropertyApi = ReturnType<typeof propertyRoutes>
export type FleetApi = ReturnType<typeof fleetRoutes>
export type SupportApi = ReturnType<typeof supportRoutes>
export type NotificationApi = ReturnType<typeof notificationRoutes>
export type PrivacyApi = ReturnType<typeof privacyRoutes>
export type StaffApi = ReturnType<typeof staffRoutes>

export type { AccountView } from './account/index.ts'
export type { EntranceView } from './entrance/index.ts'
export type { UserView } from './identity/index.ts'
export type { EventView } from './journal/index.ts'
export type { CaptchaSolution } from './platform/captcha/index.ts'
export type { RequestLineView, RequestView, StaffLineView, StaffRequestView } from './request/index.ts'
export type { Permission, Role } from './staff/index.ts'
export type { KeyOrderLineView, KeyOrderView } from './verification/index.ts'
