import type { Document } from './document.ts'

/** What is done with whose data, why and for how long: read before anybody signs in (152-ФЗ art. 18.1). */
export const privacyPolicy: Document = {
  purpose: 'privacy-policy',
  isRequired: true,
  withdrawal: {
    ru: 'Политика — это сообщение о том, как обрабатываются данные; отозвать можно согласие, а не её. Если вы с ней не согласны, аккаунт можно удалить.',
    en: 'The policy tells how data are processed; consents can be withdrawn, the policy cannot. If you do not agree to it, you can delete your account.',
  },
  versions: [
    {
      version: '2026-11-20',
      ru: {
        title: 'Политика конфиденциальности (Положение о конфиденциальности)',
        label: 'Настоящее положение принимаю',
        sections: [
          {
            heading: '1. Общие положения',
            paragraphs: [
              'Настоящая политика определяет, как {company} (далее — оператор) обрабатывает персональные данные жителей домов и посетителей приложения. Она составлена во исполнение пункта 2 части 1 статьи 18.1 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных» и доступна без регистрации. Связаться с оператором: {contacts}.',
            ],
          },
          {
            heading: '2. Чьи данные, какие и зачем',
            paragraphs: [
              'Жители (собственники, члены их семей, наниматели): фамилия, имя, отчество, телефон, электронная почта, адрес помещения, номер лицевого счёта. Зачем: договор управления, вход, заявки, счета. Основание: согласие и договор (пункты 1 и 5 части 1 статьи 6).',
              'Выписка ЕГРН: сведения о собственнике и помещении. Зачем: подтвердить право и выдать ключ. Основание: отдельное согласие.',
              'События у двери: кто, когда и как открыл дверь. Зачем: безопасность дома. Видят жители той же квартиры и ответственные сотрудники. Основание: договор и законный интерес (пункты 5 и 7 части 1 статьи 6).',
              'Технические сведения о входе: время, сетевой адрес, тип устройства. Зачем: защита аккаунта от чужих.',
            ],
          },
          {
            heading: '3. Чего мы не делаем',
            paragraphs: [
              'Не обрабатываем биометрические данные и специальные категории данных. Не продаём данные и не показываем их соседям. Не ставим счётчиков и рекламы сторонних компаний. Не принимаем юридически значимых решений только машиной. Не передаём данные за границу.',
            ],
          },
          {
            heading: '4. Файлы cookie',
            paragraphs: [
              'Приложение хранит в браузере только то, без чего вход не работает: признак сеанса и ваши настройки вида и языка.',
            ],
          },
          {
            heading: '5. Как данные защищены',
            paragraphs: [
              'Связь зашифрована. Файлы хранятся в зашифрованном виде. Данные разных компаний разделены на уровне базы данных. У сотрудников при входе два подтверждения, а каждый просмотр ваших данных записывается и виден вам в разделе «Мои данные». Об утечке оператор сообщает Роскомнадзору в течение 24 часов (часть 3.1 статьи 21).',
            ],
          },
          {
            heading: '6. Сколько хранятся',
            paragraphs: [
              'Данные аккаунта — пока он существует. После удаления аккаунта остаётся то, что обязывает хранить закон: подтверждения согласий — три года (статья 196 Гражданского кодекса), сведения о расчётах — пять лет (статья 29 Федерального закона № 402-ФЗ), заявки о доме — три года (раздел IV Правил, утверждённых постановлением Правительства № 416). Журнал дверей остаётся без имён. Резервные копии заменяются новыми в срок до 30 дней.',
            ],
          },
          {
            heading: '7. Ваши права',
            paragraphs: [
              'Узнать, какие данные о вас есть, и получить их архивом; исправить их; отозвать согласие; удалить аккаунт; узнать, кто из сотрудников смотрел ваши данные. Всё это — в разделе «Мои данные» или по заявлению оператору: ответ даётся в течение десяти рабочих дней (статья 20). Действия оператора можно обжаловать в Роскомнадзор или в суд.',
            ],
          },
          {
            heading: '8. Изменения',
            paragraphs: [
              'У каждой редакции есть дата. Прежние редакции остаются доступны; о новой мы сообщим в приложении.',
            ],
          },
        ],
      },
      en: {
        title: 'Privacy policy',
        label: 'I accept this policy',
        sections: [
          {
            heading: '1. General',
            paragraphs: [
              'This policy says how {company} (the operator) processes the personal data of residents and of visitors of the app. It is made under article 18.1 part 1 item 2 of the Federal Law of 27.07.2006 No. 152-FZ “On personal data” and can be read without registration. The operator can be reached at: {contacts}.',
            ],
          },
          {
            heading: '2. Whose data, which and why',
            paragraphs: [
              'Residents (owners, their families, tenants): names, phone, e-mail, address of the premises, number of the account. Why: the management contract, sign-in, requests, bills. Ground: consent and contract (article 6 part 1 items 1 and 5).',
              'Extract from the property register: what it says of owner and premises. Why: to confirm the right and hand over a key. Ground: a consent of its own.',
              'Events at the door: who opened it, when and how. Why: safety of the house. Seen by residents of the same flat and the staff in charge. Ground: contract and legitimate interest (article 6 part 1 items 5 and 7).',
              'Technical facts of a sign-in: time, network address, type of device. Why: to keep strangers out of the account.',
            ],
          },
          {
            heading: '3. What we do not do',
            paragraphs: [
              'We process no biometric data and no special categories. We do not sell data, nor show them to neighbours. There are no counters and no advertising of other companies. No decision of legal weight is taken by a machine alone. Data do not leave the country.',
            ],
          },
          {
            heading: '4. Cookies',
            paragraphs: [
              'The app keeps in your browser only what a sign-in needs: the mark of the session, and your choice of look and language.',
            ],
          },
          {
            heading: '5. How data are protected',
            paragraphs: [
              'Connections are encrypted. Files are kept encrypted. The data of companies are kept apart by the database itself. Staff sign in with two proofs, and every look at your data is recorded and shown to you under “My data”. A leak is reported to the supervisory authority within 24 hours (article 21 part 3.1).',
            ],
          },
          {
            heading: '6. How long they are kept',
            paragraphs: [
              'The data of the account, while it exists. After its deletion there stays what the law makes us keep: proof of consents for three years (article 196 of the Civil Code), records of payments for five years (article 29 of Law No. 402-FZ), requests about the house for three years (section IV of the Rules of Decree No. 416). The journal of doors stays without names. Backups are replaced within 30 days.',
            ],
          },
          {
            heading: '7. Your rights',
            paragraphs: [
              'To know which data there are about you and to get them as an archive; to correct them; to withdraw a consent; to delete the account; to know who of the staff looked at your data. All of it under “My data”, or by a letter to the operator, answered within ten working days (article 20). You may complain to the supervisory authority or to a court.',
            ],
          },
          {
            heading: '8. Changes',
            paragraphs: [
              'Every version has its date. Earlier versions stay readable; a new one is announced in the app. The Russian text prevails.',
            ],
          },
        ],
      },
    },
  ],
}
