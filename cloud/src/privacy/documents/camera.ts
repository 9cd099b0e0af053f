import type { Document } from './document.ts'

/** Pictures of the entrance’s camera, kept with what happened at the door. */
export const camera: Document = {
  purpose: 'camera',
  isRequired: false,
  withdrawal: {
    ru: 'Снимки и записи с камеры больше не будут прикладываться к событиям вашей квартиры. Живая картинка, звонок и открывание двери продолжат работать.',
    en: 'Pictures and clips of the camera will no longer be attached to the events of your flat. The live picture, calls and the opening of the door go on.',
  },
  versions: [
    {
      version: '2026-11-20',
      ru: {
        title: 'Согласие на обработку изображения с камеры подъезда',
        label: 'Я согласен на снимки с камеры в журнале событий',
        sections: [
          {
            heading: 'Кому и на что даётся согласие',
            paragraphs: [
              'Свободно, своей волей и в своём интересе, в соответствии со статьёй 9 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных» я даю согласие оператору: {company}. Связаться с оператором: {contacts}.',
              'Цель обработки: прикладывать снимок или короткую запись с камеры вызывной панели к событиям моей квартиры — звонкам и открываниям двери, — чтобы жители квартиры видели, кто приходил.',
            ],
          },
          {
            heading: 'Какие данные',
            paragraphs: [
              'Изображение и звук в момент звонка или открывания двери, время и место события. Изображение не используется для установления личности по лицу: биометрические персональные данные (статья 11 Федерального закона № 152-ФЗ) не обрабатываются.',
            ],
          },
          {
            heading: 'Что с ними делают',
            paragraphs: [
              'Запись, хранение в зашифрованном виде, показ жителям моей квартиры и сотрудникам, отвечающим за безопасность, удаление. Предоставление третьим лицам — только по требованию закона.',
            ],
          },
          {
            heading: 'Срок и отзыв',
            paragraphs: [
              'Записи хранятся не более тридцати дней. Согласие действует до отзыва в разделе «Мои данные».',
            ],
          },
        ],
      },
      en: {
        title: 'Consent to pictures of the entrance camera',
        label: 'I agree to camera pictures in the journal of events',
        sections: [
          {
            heading: 'To whom, and for what',
            paragraphs: [
              'Freely, by my own will and in my own interest, under article 9 of the Federal Law of 27.07.2006 No. 152-FZ “On personal data”, I give my consent to the operator: {company}. The operator can be reached at: {contacts}.',
              'Purpose: to attach a picture or a short clip of the camera at the panel to the events of my flat, calls and openings of the door, so that its residents see who came.',
            ],
          },
          {
            heading: 'Which data',
            paragraphs: [
              'Picture and sound at the moment of a call or an opening, time and place. The picture is not used to recognise a person by the face: no biometric data (article 11 of Law No. 152-FZ) are processed.',
            ],
          },
          {
            heading: 'What is done with them',
            paragraphs: [
              'Recording, keeping encrypted, showing to the residents of my flat and to the staff who answer for security, deleting. Others get it only where the law demands.',
            ],
          },
          {
            heading: 'Term and withdrawal',
            paragraphs: [
              'Clips are kept for thirty days at most. The consent holds until withdrawn under “My data”. The Russian text prevails.',
            ],
          },
        ],
      },
    },
  ],
}
