import { Button, Group, Modal, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../frame/use-act.ts'
import { useNoted, useUnsaved } from '../frame/use-unsaved.ts'
import { useWorkplace } from '../frame/workplace.ts'
import classes from './property.module.css'
import { type Premises, register } from './queries.ts'

export const premisesKinds = ['flat', 'parking', 'commercial', 'storeroom'] as const

interface PremisesFormProps {
  /** Null: new ones. */
  premises: Premises | null
  entranceId: string
  onClose: () => void
  onDone: (added: number) => void
}

/** Premises: one that is there already, or one or many new ones («1-60»). */
export function PremisesForm({ premises, entranceId, onClose, onDone }: PremisesFormProps) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const [number, setNumber] = useState(premises?.number ?? '')
  const [kind, setKind] = useState<Premises['kind']>(premises?.kind ?? 'flat')
  const [floor, setFloor] = useState<number | string>(premises?.floor ?? '')
  const [area, setArea] = useState<number | string>(premises?.area ?? '')
  const [cadastralNumber, setCadastralNumber] = useState(premises?.cadastralNumber ?? '')
  const isMany = premises === null && /[,;-]/.test(number)
  const written = JSON.stringify([number, kind, floor, area, cadastralNumber])
  const [kept] = useState(written)
  const unsaved = useUnsaved()
  useNoted(unsaved, written !== kept)
  const leave = () => void unsaved.mayLeave().then((isYes) => isYes && onClose())
  const save = useAct(async () => {
    const figure = (value: number | string) => (value === '' ? null : Number(value))
    const details = {
      ...{ kind, floor: figure(floor), area: isMany ? null : figure(area) },
      cadastralNumber: isMany ? null : cadastralNumber.trim() || null,
    }
    if (premises === null)
      onDone((await register.addPremises(companyId, entranceId, { numbers: number, ...details })).added)
    else {
      await register.changePremises(companyId, premises.id, { number, ...details })
      onDone(0)
    }
    onClose()
  })
  return (
    <Modal
      opened
      onClose={leave}
      title={t(premises === null ? 'property.addPremises' : 'property.editPremises')}
      closeButtonProps={{ 'aria-label': t('app.cancel') }}
      centered
      radius={16}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (number.trim() !== '') void save.run()
        }}
      >
        <TextInput
          label={t(premises === null ? 'property.numbers' : 'property.number')}
          description={premises === null ? t('property.numbersHint') : undefined}
          value={number}
          error={save.fault}
          data-autofocus
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <SimpleGrid cols={2} spacing="sm">
          <Select
            label={t('property.kind')}
            value={kind}
            allowDeselect={false}
            onChange={(value) => setKind((value ?? 'flat') as Premises['kind'])}
            data={premisesKinds.map((value) => ({ value, label: t(`property.kinds.${value}`) }))}
          />
          <NumberInput
            label={t('property.floor')}
            value={floor}
            min={-10}
            max={200}
            allowDecimal={false}
            onChange={setFloor}
          />
          {!isMany && (
            <>
              <NumberInput
                label={t('property.area')}
                value={area}
                min={0}
                decimalScale={2}
                decimalSeparator=","
                allowedDecimalSeparators={['.', ',']}
                onChange={setArea}
              />
              <TextInput
                label={t('property.cadastralNumber')}
                value={cadastralNumber}
                placeholder="50:10:0010203:45"
                onChange={(event) => setCadastralNumber(event.currentTarget.value)}
              />
            </>
          )}
        </SimpleGrid>
        <Group justify="end">
          <Button variant="subtle" onClick={leave}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={save.isRunning} disabled={number.trim() === ''}>
            {t('property.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
