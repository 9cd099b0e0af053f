import type { Document } from './document.ts'

/** The extract from the register of property, and its comparison with what was entered. */
export const verification: Document = {
  purpose: 'verification',
  isRequired: false,
  withdrawal: {
    ru: 'Новые выписки без согласия не проверяются. Анкета, которую ещё проверяют, закроется, а выписка из неё удалится. Уже полученное подтверждение остаётся: оно основано на решении управляющей компании.',
    en: 'No new extract is checked without the consent. A form that is still being checked is closed, and its extract is deleted. A confirmation that you have already stays: it rests on the decision of the company.',
  },
  versions: [
    {
      version: '2026-11-20',
      ru: {
        title: 'Согласие на обработку персональных данных из выписки ЕГРН',
        label: 'Согласие на обработку персональных данных',
        sections: [
          {
            heading: 'Кому и на что даётся согласие',
            paragraphs: [
              'Свободно, своей волей и в своём интересе, в соответствии со статьёй 9 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных» я даю согласие оператору: {company}. Связаться с оператором: {contacts}.',
              'Цель обработки: подтвердить, что я собственник помещения или живу в нём с согласия собственника, открыть доступ к домофону и выдать ключ.',
            ],
          },
          {
            heading: 'Какие данные',
            paragraphs: [
              'Выписка из Единого государственного реестра недвижимости и содержащиеся в ней сведения: фамилия, имя, отчество собственника, адрес и кадастровый номер помещения, доля в праве, дата и номер регистрации права; электронная подпись выписки; номер лицевого счёта; адрес электронной почты, если он указан.',
            ],
          },
          {
            heading: 'Что с ними делают',
            paragraphs: [
              'Сбор, запись, хранение в зашифрованном виде, сравнение с данными, которые я указал при регистрации, извлечение, использование, удаление, уничтожение: с использованием средств автоматизации и без них. Решение принимает сотрудник оператора; решений исключительно на основании автоматизированной обработки не принимается. Файлы видят только сотрудники, принимающие решение, и каждый их просмотр записывается и показывается мне. Третьим лицам выписка не передаётся.',
            ],
          },
          {
            heading: 'Срок и отзыв',
            paragraphs: [
              'Согласие действует до окончания проверки и ещё один год после неё, чтобы решение можно было оспорить, либо до отзыва. Отозвать согласие можно в разделе «Мои данные» либо заявлением оператору.',
            ],
          },
        ],
      },
      en: {
        title: 'Consent to the processing of data from the property register extract',
        label: 'I consent to the processing of my personal data',
        sections: [
          {
            heading: 'To whom, and for what',
            paragraphs: [
              'Freely, by my own will and in my own interest, under article 9 of the Federal Law of 27.07.2006 No. 152-FZ “On personal data”, I give my consent to the operator: {company}. The operator can be reached at: {contacts}.',
              'Purpose: to confirm that I own the premises or live in them with the consent of the owner, to open the intercom for me and to hand over a key.',
            ],
          },
          {
            heading: 'Which data',
            paragraphs: [
              'The extract from the Unified State Register of Real Estate and what it says: names of the owner, address and cadastral number of the premises, share, date and number of the registration; the signature of the extract; number of the account; e-mail address where it is given.',
            ],
          },
          {
            heading: 'What is done with them',
            paragraphs: [
              'Collecting, recording, keeping encrypted, comparing with what I entered at registration, retrieving, using, deleting and destroying, by automatic means and without. A member of staff decides; nothing is decided by automatic processing alone. The files are seen only by those who decide, and every look is recorded and shown to me. The extract is handed to nobody else.',
            ],
          },
          {
            heading: 'Term and withdrawal',
            paragraphs: [
              'The consent holds until the check has ended and for one year after, so that its outcome can be disputed, or until it is withdrawn under “My data” or by a letter to the operator. The Russian text prevails.',
            ],
          },
        ],
      },
    },
  ],
}
