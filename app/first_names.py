"""First names that people in Sweden bear, small and explicit: what a note is held against so that it names nobody."""

from __future__ import annotations

# Clear ones: whoever writes one of these, with a capital or without, means a person.
_CLEAR = """
    abdi abdullah adam adele agneta agnes ahmad ahmed aisha albin alexander alexandra alfred alice alicia alva amanda
    amina amir ana anders andreas anette angelica anita anja anna annelie annette annika ann-marie anton arne arvid
    asta astrid august axel barbro beatrice benjamin bengt berit berndt bertil birgit birgitta birger bosse britta
    britt-marie camilla carina carl carl-johan carolina caroline cecilia charlotte christer christian christina
    christoffer clara claes conny daniel daniela david dennis denise ebba eddie edith edvin egon einar elena eleonora
    elias elin elina elisabet elisabeth elise ella ellen elliot elsa elvira elvis emelie emil emilia emma emmy erica
    erik erika erling eskil estelle eva evelina evert fadi fatima fatuma felicia felix filip fredrik frida fritz gabriel
    georg gerda gerhard gertrud goran greta gudrun gunborg gunhild gunilla gunnar gunnel gustav gustaf göran gösta
    hamid hampus hanna hannes hans-erik harald harriet hasse hassan hedvig helen helena helene helmer henrik henning
    henry herbert hjalmar hugo hussein håkan ibrahim ida ines inga-lill ingalill ingela inger ingegerd ingemar
    ingrid ingvar irene isabella isabelle isak ismail ivar jacob jakob jamal jan-erik janne jasmine jennifer jenny
    jens jerker jerry jessica jimmy joakim joel johan johanna johannes john johnny jonas jonathan jonna josef josefin
    josefine josefina julia julius jörgen kajsa kalle karim karin karl karl-erik karolina katarina katja kenneth kent
    kerstin khadija khalid kjell klara klas kristian kristina kristin kristoffer kurre lars lars-erik lasse leif leila
    lena lennart leo leon leonard lilian lina linda linnea linnéa linus lisa lisbeth lisbet lotta louise lovisa lucas
    ludvig lukas maj-britt maja malin malte margareta margaretha mahmoud maria marianne marie marika markus marcus
    martin martina matilda mathilda mats mattias matteo maryam melker melvin micke mikael michael michaela miguel milla
    mohamed mohammed mohammad mona monica monika morgan moses mustafa märta märit nadia natalie nathalie niklas nicklas
    niclas nils nina noah nellie nora olga olivia olle olof omar oscar oskar osman ove patricia patrik paulina pelle
    pernilla peter petra petter philip pia pontus rasmus rebecca rebecka reza richard rickard robert robin roger roland
    rolf ronja ronny rune rut ruth ruben saga said salma samir samira samuel sandra sara sarah sebastian selma
    seved sigrid simon siri sixten sofia sofie sonja stefan staffan stella stina sture sune susann susanne susanna
    svante svea sverker sven svenne sylvia tage tanja teodor teresa terese therese theodor theo thea thomas tomas tommy
    tobias tony tora torbjörn tord tore torgny torsten tove tuva tyra ulf ulla ulla-britt ulrica ulrika uno urban
    valdemar valter vanessa veronica veronika victor viktor viktoria victoria vilhelm vilgot vilma vincent viveka wilma
    william willy yasmin yngve yusuf yvonne yvette zahra zainab åke åsa örjan östen
"""

# Also ordinary words or parts of them (dag, liv, sten, per, tim): names only with a capital inside a sentence.
_ALSO_WORDS = """
    ali alma ann bea bella bill bo bror bruno cornelia dag dan disa eden ester frank frej fröja gun gunn hans hilda
    hillevi hjördis idun inga inge iris isa ivan jan jasmin jim joy juni junia kaj karma katt kim lea lia lill lilja
    lilly liv lo love lova loke luna lycke majken maj max melissa mia mio moa my märtha nelly nike nilla odd ola palle
    per pil pilar rosa rosita rose ros roy sami sam signe siv sol solveig stig sten tilde tim tindra tor ture tina
    ted tilda troy tyr vega vera vide vidar viola violet vivi björn evin eira ymer ylva
"""

CLEAR = frozenset(_CLEAR.split())
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
