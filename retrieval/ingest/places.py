"""Names of places that open a report, to tell a dateline ("Jakarta - ...") from a sentence that begins with a name.

Countries come from CLDR (Babel), many cities from the names of the time zones; the towns below from the region's news.
"""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from retrieval.language.countries import country_names

_TOWNS = """
Abuja|Aceh|Alor Setar|Ambon|Atambua|Athena|Baghdad|Bali|Balikpapan|Banda Aceh|Bandar Lampung|
Bandarlampung|Bandung|Bandung Barat|Bangka|Banjar|Banjarbaru|Banjarmasin|Bantul|Banyumas|Banyuwangi|
Barcelona|Batam|Batu|Batu Pahat|Beijing|Beirut|Bekasi|Bengkulu|Beograd|Berlin|Bern|Biak|Bima|Binjai|
Bireuen|Blitar|Blora|Bogor|Bojonegoro|Bondowoso|Boston|Boyolali|Brebes|Brussel|Bukit Mertajam|
Bukittinggi|Butterworth|Canberra|Cape Town|Ciamis|Cianjur|Cikarang|Cilacap|Cilegon|Cimahi|Cirebon|
Cyberjaya|Dallas|Damaskus|Davos|Demak|Den Haag|Denpasar|Depok|Doha|Dumai|Ende|Frankfurt|Garut|Gaza|
George Town|Georgetown|Gianyar|Gorontalo|Gresik|Grobogan|Gunungkidul|Hamburg|Hanoi|Houston|IKN|Indramayu|
Ipoh|Islamabad|Istanbul|Jakarta Barat|Jakarta Pusat|Jakarta Selatan|Jakarta Timur|Jakarta Utara|Jambi|
Jawa Barat|Jawa Tengah|Jawa Timur|Jeddah|Jember|Jenewa|Jepara|Jerusalem|Jogja|Jogjakarta|Johor Bahru|
Jombang|Kabul|Kairo|Kajang|Kangar|Karanganyar|Karawang|Kebumen|Kediri|Kendal|Kendari|Kharkiv|Kherson|
Kiev|Klang|Klaten|Klungkung|Kota Bharu|Kota Kinabalu|Kuala Terengganu|Kuantan|Kudus|Kulon Progo|Kuningan|
Kupang|Labuan|Labuan Bajo|Lamongan|Lampung|Langkawi|Lebak|Lhokseumawe|Lisboa|Lombok|Lumajang|Lviv|Lyon|
Madinah|Madiun|Magelang|Magetan|Majalengka|Makkah|Mamuju|Manado|Manchester|Manokwari|Marseille|Mataram|
Maumere|Medan|Mekah|Mekkah|Melaka|Miami|Milan|Miri|Mojokerto|Moskow|Muar|Mumbai|Munich|München|Nabire|
New Delhi|Nganjuk|Ngawi|Nunukan|Nusa Dua|Nusantara|Pacitan|Padang|Padang Panjang|Palangka Raya|
Palangkaraya|Palembang|Palopo|Palu|Pamekasan|Pandeglang|Pangkalan Bun|Pangkalpinang|Papua|Parepare|
Pasuruan|Pati|Payakumbuh|Pekalongan|Pekanbaru|Pemalang|Pematangsiantar|Petaling Jaya|Ponorogo|Port Dickson|
Poso|Praha|Probolinggo|Pulau Pinang|Purbalingga|Purwakarta|Purwokerto|Purworejo|Putrajaya|Pyongyang|Rafah|
Ramallah|Rembang|Roma|Sabang|Salatiga|Samarinda|Sampang|Sampit|San Francisco|Sandakan|Seattle|Selangor|
Semarang|Seoul|Serang|Seremban|Sevilla|Shah Alam|Sibu|Sidoarjo|Singkawang|Situbondo|Sleman|Solo|Sorong|
Sragen|St Petersburg|Subang|Subang Jaya|Sukabumi|Sukoharjo|Sumedang|Sumenep|Surabaya|Surakarta|Tabanan|
Taiping|Tangerang|Tangerang Selatan|Tanjung Pinang|Tanjung Selor|Tanjungpinang|Tarakan|Tasikmalaya|Tawau|
Tegal|Teheran|Tel Aviv|Teluk Intan|Temanggung|Ternate|The Hague|Timika|Tokyo|Tuban|Tulungagung|Turin|
Ubud|Valencia|Wamena|Warsawa|Washington|Washington D.C.|Washington DC|Wina|Wonogiri|Wonosobo|Wuhan|
Yerusalem|Yogyakarta
"""


@cache
def _places() -> frozenset[str]:
    zones = {zone.rsplit("/", 1)[-1].replace("_", " ") for zone in available_timezones() if "/" in zone}
    towns = {town.strip() for town in _TOWNS.split("|")}
    return frozenset(name.casefold() for name in zones | country_names() | towns if name[:1].isalpha())


def is_place(name: str) -> bool:
    """Whether a town, a province or a country bears this name."""
    return name.strip(" .,").casefold() in _places()
