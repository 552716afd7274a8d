"""Given and family names for people whom a scenario does not name, of many origins, in Latin letters."""

from __future__ import annotations

from typing import Literal

_SHE = """
Abena Agnes Aiko Alma Amina Anahit Anjali Astrid Aylin Beatriz Bridget Carmen Chiara Daria Eleni Elif Esther Fatima
Freya Gabriela Greta Habiba Hana Helena Imani Ines Ingrid Irina Isolde Jana Joana Kamala Katya Khadija Lakshmi Leila
Lena Lucia Mahsa Malin Marisol Mei Mirela Nadia Ngozi Nino Nora Olga Paloma Priya Rosa Ruth Sana Signe Sofia Tamar
Thandiwe Thuy Wanjiru Yasmin Yelena Zainab Zofia
"""

_HE = """
Abdul Adrian Ahmed Andrei Anton Arjun Arun Babak Bao Bartosz Bogdan Callum Cesar Dawit Diego Dimitri Emre Enzo Farid
Felix Giorgi Goran Hakim Hamza Henrik Hiroshi Hugo Ibrahim Ivan Jamal Joaquin Jonas Juma Kaveh Kenji Kofi Kwame Lars
Levon Luca Malik Marek Mateo Matthias Mehmet Miguel Minh Mustafa Nikolai Oisin Omar Oskar Pavel Pedro Rafael Rajesh
Samuel Sergio Stefan Tariq Tomas Viktor Yusuf Zoltan
"""

_ANYBODY = """
Ade Akira Alex Amal Ariel Avery Chi Dana Eden Ezra Hai Hikaru Jaya Kai Kim Kiran Linh Lior Luz Micah Noa Noor Quinn
Ren Robin Sasha Shan Simi Tal Wei Xiu Yuki
"""

_FAMILY = """
Abebe Achterberg Adeyemi Aguilar Ahlström Almeida Andersen Antonescu Aydin Azizi Balogun Banerjee Barzani Bellini
Berisha Bianchi Bokor Brandt Castillo Chanda Chaudhry Chen Cohen Cruz Dahl Daoud Demir Desai Diallo Dimitrov Dlamini
Doyle Dubois Eriksen Esposito Faraj Fernandez Fischer Fofana Fujita Garcia Gebre Georgiou Gonzalez Gruber Gupta
Haddad Hansen Hartmann Hashimi Herrera Hoang Horvat Hussain Ibarra Ivanova Iyer Jankowski Jansen Jimenez Juarez
Kamau Kapoor Karimi Kaya Keane Keita Khalil Kimura Kovacs Kowalski Lambert Larsen Laszlo Lindqvist Liu Lombardi Lopez
MacLeod Mahlangu Mansour Marchetti Martins Mbeki Mehta Mendoza Moreau Morita Mukherjee Mutasa Nakamura Nasser Ndiaye
Nguyen Nikolaidis Novak Nyberg Obi Oduya Okafor Okoye Olsen Ortega Osei Ozturk Palmer Park Patel Petrov Pham Popescu
Quispe Rahimi Rao Reyes Ricci Rojas Rossi Saito Salazar Santos Sato Schneider Sharma Silva Sokolov Suzuki Takahashi
Tanaka Tesfaye Toth Tran Tsegaye Ueda Vargas Vasquez Virtanen Vogel Wagner Walker Wang Weber Yamamoto Yilmaz Zapata
Zhao Zielinski Zimmermann
"""

FAMILY_NAMES: tuple[str, ...] = tuple(_FAMILY.split())
"""Family names, in alphabetical order."""

Pronouns = Literal["she", "he", "they"]

_GIVEN: dict[Pronouns, tuple[str, ...]] = {
    "she": tuple(sorted((_SHE + _ANYBODY).split())),
    "he": tuple(sorted((_HE + _ANYBODY).split())),
    "they": tuple(sorted((_SHE + _HE + _ANYBODY).split())),
}


def given_names(pronouns: Pronouns) -> tuple[str, ...]:
    """Return the given names to draw from for somebody of these pronouns, in alphabetical order."""
    return _GIVEN[pronouns]
