/** Shared by all examples, so that they form one conversation. */
export const EXAMPLE = {
  userId: 7,
  session: '0198f3a4-5c1e-7d51-a1c2-7e1f5b3d9a10',
  question: '0198f3a4-5c20-7a03-8f1e-0d2c4b6a8e01',
  answer: '0198f3a4-5c20-7a03-8f1e-0d2c4b6a8e02',
  clientMessageId: 'b5f0c7de-6f1b-4c0e-9a53-2f1d8c1f7f5a',
  title: "Khabib's UFC record",
  questionText: "What is Khabib Nurmagomedov's UFC record?",
  answerText: 'Khabib Nurmagomedov is **13-0** in the UFC.',
  timeZone: 'Asia/Seoul',
  time: '2026-08-01T12:00:00.000Z',
  midnight: '2026-08-02T00:00:00.000Z',
} as const;
