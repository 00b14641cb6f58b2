import { describe, expect, it } from '@jest/globals';
import { matchLocations, toEnglishLocation } from './location-match.js';

const LOCATIONS = [
  'Las Vegas, Nevada, USA',
  'Albuquerque, New Mexico, USA',
  'Mexico City, Distrito Federal, Mexico',
  'Kansas City, Missouri, USA',
  'Wichita, Kansas, USA',
  'New York City, New York, USA',
  'Brooklyn, New York, USA',
  'Busan, South Korea',
  'Seoul, South Korea',
  'São Paulo, Sao Paulo, Brazil',
  'London, England, United Kingdom',
  'St. Louis, Missouri, USA',
  'Washington, DC, USA',
  'Seattle, Washington, USA',
];

describe(toEnglishLocation, () => {
  it.each([
    ['부산', 'busan'],
    ['대한민국', 'south korea'],
    ['The UK', 'united kingdom'],
    ['United States', 'usa'],
    ['캘리포니아', 'california'],
    ['São Paulo', 'sao paulo'],
    ['Atlantis', 'atlantis'],
  ])('reads %j as %j', (text, expected) => {
    expect(toEnglishLocation(text)).toBe(expected);
  });
});

describe(matchLocations, () => {
  it.each([
    ['las vegas', ['Las Vegas, Nevada, USA']],
    ['Las Vegas, Nevada', ['Las Vegas, Nevada, USA']],
    ['LAS VEGAS, NEVADA, USA', ['Las Vegas, Nevada, USA']],
    ['Vegas', ['Las Vegas, Nevada, USA']],
    ['Nevada', ['Las Vegas, Nevada, USA']],
    ['Mexico', ['Mexico City, Distrito Federal, Mexico']],
    ['kansas', ['Wichita, Kansas, USA']],
    ['new york', ['New York City, New York, USA', 'Brooklyn, New York, USA']],
    ['뉴욕', ['New York City, New York, USA']],
    ['한국', ['Busan, South Korea', 'Seoul, South Korea']],
    ['부산, 한국', ['Busan, South Korea']],
    ['brazil', ['São Paulo, Sao Paulo, Brazil']],
    ['SÃO PAULO', ['São Paulo, Sao Paulo, Brazil']],
    ['영국', ['London, England, United Kingdom']],
    ['st louis', ['St. Louis, Missouri, USA']],
    ['Washington', ['Washington, DC, USA', 'Seattle, Washington, USA']],
    ['Nowhere', []],
    ['', []],
    [' , ', []],
  ])('takes %j for %j', (text, expected) => {
    expect(matchLocations(text, LOCATIONS).matched).toEqual(expected);
  });

  it('names the nearest places where a text means none', () => {
    expect(matchLocations('Lodnon', LOCATIONS)).toEqual({ matched: [], nearest: ['London'] });
    expect(matchLocations('DX', LOCATIONS)).toEqual({ matched: [], nearest: [] });
  });
});
