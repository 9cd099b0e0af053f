/** Somebody of an invented extract. */
export interface ExtractOwner {
  surname: string
  name: string
  patronymic?: string
  /** Of a right that has ended. */
  cancelled?: boolean
  rightType?: string
}

export interface ExtractFacts {
  owners?: readonly ExtractOwner[]
  cadastralNumber?: string
  address?: string
  /** `YYYY-MM-DD`. */
  date?: string
  number?: string
}

/** An extract about a flat, built as Rosreestr builds `extract_about_property_room`: to try the check with, and for tests. */
export function extractXml({
  owners = [{ surname: 'Смирнова', name: 'Анна', patronymic: 'Павловна' }],
  ...its
}: ExtractFacts = {}): Buffer {
  const {
    cadastralNumber = '50:10:0010203:456',
    address = 'Российская Федерация, Московская область, г.о. Химки, г Химки, ул Лесная, д 10, кв 12',
    date = '2026-11-18',
    number = 'КУВИ-001/2026-123456789',
  } = its
  const rights = owners.map(
    (owner, index) => `
    <right_record>
      <record_info>
        <registration_date>2014-03-05T00:00:00+03:00</registration_date>
        ${owner.cancelled ? '<cancel_date>2020-01-01T00:00:00+03:00</cancel_date>' : ''}
      </record_info>
      <right_data>
        <right_type><code>001001000000</code><value>${owner.rightType ?? 'Собственность'}</value></right_type>
        <right_number>50-50/010-50/001/00${index}/2014-1/1</right_number>
      </right_data>
      <right_holders>
        <right_holder>
          <individual>
            <individual_type><code>008001001000</code><value>Физическое лицо</value></individual_type>
            <surname>${owner.surname}</surname>
            <name>${owner.name}</name>
            ${owner.patronymic === undefined ? '' : `<patronymic>${owner.patronymic}</patronymic>`}
            <birth_date>1980-01-01</birth_date>
          </individual>
        </right_holder>
      </right_holders>
    </right_record>`,
  )
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<extract_about_property_room xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <details_statement>
    <group_top_requisites>
      <organ_registr_rights>Филиал ППК «Роскадастр» по Московской области</organ_registr_rights>
      <date_formation>${date}</date_formation>
      <registration_number>${number}</registration_number>
    </group_top_requisites>
  </details_statement>
  <room_record>
    <record_info><registration_date>2012-06-28T00:00:00+04:00</registration_date></record_info>
    <object>
      <common_data>
        <type><code>002001003000</code><value>Помещение</value></type>
        <cad_number>${cadastralNumber}</cad_number>
        <quarter_cad_number>50:10:0010203</quarter_cad_number>
      </common_data>
    </object>
    <cad_links><parent_cad_number><cad_number>50:10:0010203:99</cad_number></parent_cad_number></cad_links>
    <params><area>54.2</area><name>Квартира</name><purpose><code>206002000000</code><value>Жилое</value></purpose></params>
    <address_room>
      <address>
        <address_fias><level_settlement><region><code>50</code></region></level_settlement></address_fias>
        <readable_address>${address}</readable_address>
      </address>
    </address_room>
  </room_record>
  <right_records>${rights.join('')}
  </right_records>
</extract_about_property_room>
`)
}
