export * from '../../shared/phone/phone.ts'
