import type { PresetTexts } from './texts.js';

export const texts: PresetTexts = {
  note: 'Este es un texto general y no constituye asesoramiento jurídico.',
  general: {
    heading: 'Información general, no consejo médico',
    text: [
      'Lo que lee aquí es información general. No sustituye el consejo, el diagnóstico ni el tratamiento de un médico u otro profesional sanitario que conozca su caso.',
      'No retrase la búsqueda de atención médica, ni empiece, interrumpa o cambie un tratamiento, por algo que haya leído aquí.',
    ],
  },
  experience: {
    heading: 'Experiencias personales, no consejo médico',
    text: [
      'Lo que escriben aquí los lectores son experiencias personales. Lo que ayudó o perjudicó a una persona puede no ser adecuado para usted.',
      'Hable con su equipo médico antes de empezar, interrumpir o cambiar cualquier tratamiento.',
    ],
  },
  supplement: {
    heading: 'Sobre los complementos alimenticios',
    text: [
      'Los complementos alimenticios son alimentos, no medicamentos. No sirven para diagnosticar, tratar, curar ni prevenir enfermedades, y no sustituyen una dieta variada y equilibrada ni un estilo de vida saludable.',
      'Consulte antes con su médico o farmacéutico si está embarazada o en período de lactancia, si toma medicamentos o si tiene alguna enfermedad. No supere la cantidad diaria recomendada y mantenga los complementos fuera del alcance de los niños.',
    ],
  },
  emergency: {
    heading: 'En caso de emergencia',
    text: [
      'Aquí nadie puede ayudar en una emergencia. Si la vida de alguien puede estar en peligro, llame ahora al {numbers}.',
    ],
    elsewhere: [
      'Aquí nadie puede ayudar en una emergencia. Si la vida de alguien puede estar en peligro, llame ahora al número de emergencias de su zona.',
    ],
  },
};
