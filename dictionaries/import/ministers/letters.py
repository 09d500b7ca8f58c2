"""Names as the press writes them: accents the sources lost, the order of family and given name, short forms."""
import re

from .places import SPANISH_SPEAKING
from .text import fold

# Words of Spanish names that are never written otherwise.
SPANISH = dict((fold(w), w) for w in '''José María García González Rodríguez Fernández Hernández López Martínez Pérez Sánchez Ramírez Gómez Díaz Vásquez Vázquez Jiménez Gutiérrez Núñez Muñoz
    Ángel Andrés Raúl Julián Sebastián Óscar Héctor Víctor Álvaro César Jesús Adrián Joaquín Germán Ramón Iván Tomás Nicolás Agustín Fermín Benjamín Rubén Álvarez Suárez Domínguez Velásquez Velázquez
    Ordóñez Ibáñez Yáñez Peña Zúñiga Castañeda Acuña Saldaña Bolaños Solís Rosalía Lucía Sofía Inés Belén Mónica Verónica Ángela Ángeles Cárdenas Córdova Córdoba Cáceres Chávez Galán Gálvez Marín
    Mejía Beltrán Calderón Cerón Colón Durán Farías Galdámez Garzón Guzmán Juárez León Meléndez Méndez Miró Morán Páez Pabón Ríos Rincón Roldán Román Sáenz Sáinz Téllez Tobón Valdés Valdivia
    Échevarría Benítez Bermúdez Bárcenas Estévez Ledésma Pavón Quiñones Arístides Aníbal Cristóbal Efraín Elías Eloísa Félix Gastón Gerónimo Hernán Matías Moisés Octavío Rogelío Simón Teófilo Tomás
    Asunción Concepción Encarnación Martínez'''.split() if w not in ('Ledésma', 'Octavío', 'Rogelío', 'Échevarría', 'Eloísa', 'Valdivia', 'Quiñones', 'Gerónimo'))
# Given names of Spanish, for finding where the surnames begin.
GIVEN = set(fold('''José Juan Luis Carlos Jorge Miguel Manuel Francisco Antonio Pedro Rafael Fernando Ricardo Roberto Alberto Eduardo Enrique Alejandro Ernesto Alfredo Arturo Armando Ángel Andrés
    María Ana Rosa Marta Martha Carmen Isabel Elena Patricia Silvia Gloria Margarita Teresa Beatriz Cristina Claudia Daniel David Guillermo Gustavo Hugo Ignacio Javier Jaime Jesús Julio Mario Mauricio Marco
    Marcos Nelson Oscar Pablo Ramón Raúl René Rubén Salvador Santiago Sergio Víctor Vicente Walter Wilson Alonso Álvaro César Diego Edgar Emilio Felipe Gabriel Gerardo Gilberto Gonzalo Hernán Iván Joaquín
    Leonardo Leonel Lorenzo Nicolás Octavio Orlando Patricio Rodrigo Rodolfo Rolando Samuel Sebastián Simón Tomás Adolfo Agustín Aníbal Augusto Benjamín Bernardo Darío Domingo Efraín Elías Esteban Eugenio
    Federico Félix Fidel Germán Humberto Ismael Israel Lautaro Lázaro Lucía Mercedes Milagros Mónica Norma Nancy Olga Pilar Raquel Rebeca Rocío Ruth Sandra Sara Sonia Susana Verónica Virginia Yolanda Laura
    Leticia Lourdes Luz Josefina Irma Graciela Fernanda Estela Esperanza Dolores Delia Consuelo Cecilia Blanca Bertha Aurora Alicia Alba Adriana Alejandra Angélica Antonia Carolina Catalina Mariano Marcelo
    Martín Maximiliano Hipólito Homero Horacio Héctor Ezequiel Evelio Elpidio Cristián Cristóbal Camilo Bolívar Belisario Baltasar Alexis Alex Abel Aldo Adalberto Rogelio Roger Romeo Román Rigoberto
    Ramiro Porfirio Plutarco Osvaldo Oswaldo Noel Moisés Modesto Matías Luciano Leopoldo Leandro Justo Jacinto Hernando Franklin Fabián Eliseo Edmundo Clemente Celso Ariel Freddy Ronald William Jimmy Henry'''.lower().replace('\n', ' ')).split())
COMMON = set('garcia rodriguez martinez lopez gonzalez hernandez perez sanchez ramirez torres flores rivera gomez diaz reyes morales cruz ortiz gutierrez ramos castro romero ruiz alvarez fernandez moreno jimenez vargas castillo rojas mendoza silva guerrero medina suarez vega herrera aguilar chavez mendez santos soto delgado rios nunez vasquez'.split())
CHINESE = set('lim lee tan wong goh teo ng ong chan heng yeo lui khaw low chia chen chang wang lin huang liu wu tsai yang hsu su chiang hsieh kuo cheng tseng hung lai yeh chiu chou chu hsiao shih tung yu tu lu ma mao sun tsao shen hou ho hu jiang zhang li zhao zhou xu zhu gao he guo luo song tang han feng deng cao peng zeng xiao tian dong pan yuan cai jiang du ye cheng wei ding ren yao fan'.split())
KOREAN = set('kim lee park choi choe chung jung jeong kang cho yoon yun jang chang lim im han oh o seo suh shin sin kwon hwang ahn an song yoo yu ryu ryoo hong jeon chun ko koh moon mun son yang bae paek baek pae paik heo huh nam sim shim no roh noh ha kwak sung cha chu joo ju woo u min na ji chin jin om eom won chon pang bang kong pyon byun yom ri pak'.split())


def restore(name, country):
    if country in SPANISH_SPEAKING:
        name = ' '.join('-'.join(SPANISH.get(p.lower(), p) if p.isascii() and p[:1].isupper() else p for p in w.split('-')) for w in name.split())
    name = re.sub(r"\bMc([a-z])", lambda m: 'Mc' + m[1].upper(), name)
    name = re.sub(r"\b([DLO]|Dell|Sant)'([a-z])(?=[a-z]{3})", lambda m: m[1] + "'" + m[2].upper(), name)
    return name


def family_order(name, country):
    """The name in the order of the English press, and the other order if it was turned."""
    words = name.split()
    families = {'KR': KOREAN, 'KP': KOREAN, 'TW': CHINESE, 'CN': CHINESE, 'SG': CHINESE}.get(country)
    if not families or not 2 <= len(words) <= 3:
        return name, ''
    low = [w.lower() for w in words]
    if low[-1] in families and low[0] not in families and (len(words) == 3 or '-' in words[0] and country in ('KR', 'TW', 'CN', 'KP')):
        if country == 'SG' and len(words) == 3 and not all(len(w) <= 6 for w in words):
            return name, ''
        return ' '.join(words[-1:] + words[:-1]), name
    return name, ''


def short_forms(name, country):
    """The usual short form of a long name."""
    words = name.split()
    low = [fold(w) for w in words]
    if country in SPANISH_SPEAKING and 3 <= len(words) <= 5 and not any(w in ('de', 'del', 'la', 'y', 'e', 'los', 'las') for w in low) and all(low) and all(len(w) > 1 for w in low) \
            and not re.search(r'(?i)\b(jr|sr|ii|iii)\b', name) and low[0] in GIVEN:
        n = 1
        while n < len(words) - 1 and low[n] in GIVEN:
            n += 1
        # given names, then two surnames: the second one is left out
        if len(words) - n == 2 and not (n == 1 and low[n] in COMMON):
            return [' '.join(words[:n + 1])]
    return []
