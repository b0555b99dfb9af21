import type { PresetTexts } from './texts.js';

export const texts: PresetTexts = {
  note: 'This is a standard text and not legal advice.',
  general: {
    heading: 'General information, not medical advice',
    text: [
      'What you read here is general information. It does not replace the advice, diagnosis or treatment of a doctor or another health professional who knows your case.',
      'Do not put off seeking medical care, and do not start, stop or change a treatment, because of something you have read here.',
    ],
  },
  experience: {
    heading: 'Personal experiences, not medical advice',
    text: [
      'What readers write here are personal experiences. What helped or harmed one person may not be right for you.',
      'Talk to your care team before you start, stop or change any treatment.',
    ],
  },
  supplement: {
    heading: 'About dietary supplements',
    text: [
      'Dietary supplements are foods, not medicines. They are not meant to diagnose, treat, cure or prevent any disease, and do not replace a varied, balanced diet and a healthy way of life.',
      'Ask your doctor or pharmacist first if you are pregnant or breastfeeding, take medicines, or have an illness. Do not take more than the recommended daily amount, and keep supplements out of the reach of children.',
    ],
  },
  emergency: {
    heading: 'In an emergency',
    text: ['Nobody here can help in an emergency. If somebody’s life may be in danger, call {numbers} now.'],
    elsewhere: [
      'Nobody here can help in an emergency. If somebody’s life may be in danger, call your local emergency number now.',
    ],
  },
};
