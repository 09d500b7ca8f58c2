#!/usr/bin/env python3
"""Derives the gold file and the sample archive from the marked-up articles.

Reads `articles/*.txt`, writes `gold/articles.jsonl` and `sample/`.
`make.py` writes, `make.py --check` only says which files differ from what it would write.
The form of an article source is described in README.md.
"""

import csv
import datetime
import html
import io
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
CLASSES = ["country", "minister", "agency", "theme"]
# Every kind of mention but `term`: the markup says nothing about theme terms.
KINDS = ["name", "official", "short", "former", "demonym", "adjective", "abbreviation",
         "capital", "metonym", "role", "surname", "acronym"]
HEADER = ["id", "title", "date", "shown", "url", "source", "mentions", "tags", "not"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
          "September", "October", "November", "December"]
MARKUP = re.compile(r"\[\[([^\[\]|]+)\||\[\[([^\[\]|]+)\]\]|\]\]|\{\{([^{}|]+)\||\}\}")
MAX_WORDS, MIN_WORDS = 300, 120


class Fault(Exception):
    """One fault in a source, with its place."""


class Inline:
    """A run of text without its markup; spans are half-open, in code points."""

    def __init__(self, plain, mentions, links):
        self.plain, self.mentions, self.links = plain, mentions, links


class Block:
    """A heading, paragraph, list or figure of an article."""

    def __init__(self, kind, inlines):
        self.kind, self.inlines = kind, inlines


class Article:
    def __init__(self, fields, title, blocks):
        self.fields, self.title, self.blocks = fields, title, blocks

    @property
    def id(self):
        return self.fields["id"]

    def record(self):
        text, _ = self.text()
        return {"id": self.id, "title": self.title.plain, "text": text,
                "date": self.fields["date"] or None, "url": self.fields["url"], "lang": "en",
                "source": self.fields["source"]}

    def text(self):
        """The text of the record, and its mentions with their place in it."""
        parts, mentions, length = [], [], 0

        def put(string):
            nonlocal length
            parts.append(string)
            length += len(string)

        for n_block, block in enumerate(self.blocks):
            put("\n\n" if n_block else "")
            for n_inline, inline in enumerate(block.inlines):
                put("\n" if n_inline else "")
                put("- " if block.kind == "list" else "")
                mentions += [(start + length, end + length, ref) for start, end, ref in inline.mentions]
                put(inline.plain)
        return "".join(parts), mentions

    def gold(self):
        text, in_text = self.text()
        gold = {"classes": CLASSES, "tags": [entity(ref) for ref in refs(self.fields["tags"])]}
        if self.fields["mentions"] == "yes":
            gold["mentions"] = []
            for field, mentions in (("title", self.title.mentions), ("text", in_text)):
                for start, end, ref in sorted(mentions):
                    mention = {"field": field, "start": start, "end": end, **entity(ref.lstrip("?"))}
                    if ref.startswith("?"):
                        mention["ignore"] = True
                    gold["mentions"].append(mention)
            gold["kinds"] = KINDS
        gold["not"] = [entity(ref) for ref in refs(self.fields["not"])]
        return gold


def main():
    try:
        articles = [read(path) for path in sorted((HERE / "articles").glob("*.txt"))]
        files = outputs(articles)
    except Fault as fault:
        sys.exit(f"make.py: {fault}")
    made = {HERE / name: content.encode() for name, content in files.items()}
    present = {path for folder in ("gold", "sample") for path in (HERE / folder).rglob("*") if path.is_file()}
    # The passages have a script of their own.
    present.discard(HERE / "gold" / "passages.jsonl")
    if "--check" in sys.argv[1:]:
        differing = [path for path, content in made.items()
                     if path not in present or path.read_bytes() != content]
        differing += present - made.keys()
        for path in sorted(differing):
            print(f"{path.relative_to(HERE)}: not as the articles say")
        sys.exit(1 if differing else 0)
    for path in present - made.keys():
        path.unlink()
    for path, content in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    n_mentions = sum(len(article.gold().get("mentions", [])) for article in articles)
    print(f"{len(articles)} articles, {sum(a.fields['mentions'] == 'yes' for a in articles)} with "
          f"{n_mentions} mentions, {len(made)} files")


def outputs(articles):
    """Path below this folder -> content."""
    records = [article.record() for article in articles]
    files = {
        "gold/articles.jsonl": lines(dict(r, gold=a.gold()) for r, a in zip(records, articles)),
        "sample/archive.jsonl": lines(records),
        "sample/archive.json": json.dumps(records, ensure_ascii=False, indent=1) + "\n",
        "sample/archive.csv": table(records),
    }
    for n, article in enumerate(articles):
        related = [articles[(n + step) % len(articles)] for step in (7, 19, 31)]
        files[f"sample/text/{article.id}.txt"] = as_text(article)
        files[f"sample/markdown/{article.id}.md"] = as_markdown(article)
        files[f"sample/html/{article.id}.html"] = as_html(article, n, related)
    return files


def read(path):
    place = path.name
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict.fromkeys(HEADER, "")
    for line in head.split("\n"):
        key, colon, value = line.partition(":")
        if not colon or key not in fields:
            raise Fault(f"{place}: header line {line!r}, expected one of {', '.join(HEADER)}")
        joint = " | " if fields[key] else ""
        fields[key] += joint + value.strip()
    if fields["id"] != path.stem:
        raise Fault(f"{place}: id {fields['id']!r}, expected the file's name")
    if fields["date"]:
        datetime.date.fromisoformat(fields["date"])
    blocks = [block(part, place) for part in body.strip("\n").split("\n\n")]
    article = Article(fields, inline(fields["title"], place), blocks)
    check(article, place)
    return article


def block(part, place):
    if part.startswith("## "):
        return Block("heading", [inline(part[3:], place)])
    if part.startswith("- "):
        return Block("list", [inline(item[2:], place) for item in part.split("\n")])
    if part.startswith("!figure "):
        return Block("figure", [inline(part[8:], place)])
    return Block("paragraph", [inline(" ".join(part.split("\n")), place)])


def inline(marked, place):
    """Strips `[[ref|text]]`, `[[class:text]]` and `{{url|text}}`, which may be nested."""
    plain, open_marks, mentions, links, at = "", [], [], [], 0
    for mark in MARKUP.finditer(marked):
        plain += marked[at:mark.start()]
        at = mark.end()
        if mark[2]:
            name = mark[2].partition(":")[2]
            mentions.append((len(plain), len(plain) + len(name), mark[2]))
            plain += name
        elif mark[1]:
            open_marks.append(("]]", len(plain), mark[1], mentions))
        elif mark[3]:
            open_marks.append(("}}", len(plain), mark[3], links))
        else:
            if not open_marks or open_marks[-1][0] != mark[0]:
                raise Fault(f"{place}: {mark[0]} without its beginning after {plain[-30:]!r}")
            _, start, what, found = open_marks.pop()
            found.append((start, len(plain), what))
    plain += marked[at:]
    if open_marks or re.search(r"\[\[|\]\]|\{\{|\}\}", plain):
        raise Fault(f"{place}: markup not closed in {plain[:60]!r}")
    return Inline(plain, mentions, links)


def check(article, place):
    tags, nots = refs(article.fields["tags"]), refs(article.fields["not"])
    for ref in tags + nots:
        cls, _, name = ref.partition(":")
        if cls not in CLASSES or not name:
            raise Fault(f"{place}: tag {ref!r}, expected class:id or class:name")
    if len(set(tags + nots)) != len(tags + nots):
        raise Fault(f"{place}: a tag stands twice, or both in tags and in not")
    text, mentions = article.text()
    n_words = len(text.split())
    if not MIN_WORDS <= n_words <= MAX_WORDS:
        raise Fault(f"{place}: {n_words} words, expected {MIN_WORDS} to {MAX_WORDS}")
    marked = {ref for _, _, ref in mentions + article.title.mentions if not ref.startswith("?")}
    if article.fields["mentions"] == "yes":
        named = {ref for ref in tags if not ref.startswith("theme:")}
        if marked != named:
            raise Fault(f"{place}: marked but not tagged {sorted(marked - named)}, "
                        f"tagged but not marked {sorted(named - marked)}")
    elif marked:
        raise Fault(f"{place}: marked mentions, expected 'mentions: yes' in the header")


def refs(value):
    return [ref.strip() for ref in value.split("|") if ref.strip()]


def entity(ref):
    """A country or theme is named by its id, a person or body by its name."""
    cls, _, name = ref.partition(":")
    return {"class": cls, "id" if cls in ("country", "theme") else "name": name}


def lines(records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def table(records):
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(records[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


def as_text(article):
    head = [article.title.plain]
    if article.fields["shown"]:
        head.append(article.fields["shown"])
    return "\n".join(head) + "\n\n" + article.text()[0] + "\n"


def as_markdown(article):
    out = ["---", f"title: {json.dumps(article.title.plain, ensure_ascii=False)}"]
    if article.fields["date"]:
        out.append(f"date: {article.fields['date']}")
    out += ["lang: en", "---", ""]
    for block in article.blocks:
        inlines = [with_links(i, str, "[{1}]({0})") for i in block.inlines]
        if block.kind == "heading":
            out += ["## " + inlines[0], ""]
        elif block.kind == "list":
            out += ["- " + item for item in inlines] + [""]
        elif block.kind == "figure":
            out += [f"![](images/{article.id}.jpg)", "", f"*{inlines[0]}*", ""]
        else:
            out += [inlines[0], ""]
    return "\n".join(out)


def as_html(article, number, related):
    named_entities = number % 3 == 1

    def escape(string):
        string = html.escape(string, quote=False)
        if named_entities:
            for character, name in (("\u00a0", "&nbsp;"), ("\u2019", "&rsquo;"), ("\u2014", "&mdash;")):
                string = string.replace(character, name)
        return string

    date, title, source = article.fields["date"], escape(article.title.plain), article.fields["source"]
    head_date, shown_date = "", ""
    if date and number % 3 == 0:
        head_date = f'<meta property="article:published_time" content="{date}T08:30:00Z">\n'
    elif date and number % 3 == 1:
        data = {"@context": "https://schema.org", "@type": "NewsArticle",
                "headline": article.title.plain, "datePublished": date}
        head_date = f'<script type="application/ld+json">{json.dumps(data)}</script>\n'
    elif date:
        day = datetime.date.fromisoformat(date)
        shown_date = (f'<p class="published"><time datetime="{date}">'
                      f"{day.day} {MONTHS[day.month - 1]} {day.year}</time></p>\n")
    body = []
    for block in article.blocks:
        inlines = [with_links(i, escape, '<a href="{0}">{1}</a>') for i in block.inlines]
        if block.kind == "heading":
            body.append(f"<h2>{inlines[0]}</h2>")
        elif block.kind == "list":
            body.append("<ul>\n" + "\n".join(f"<li>{item}</li>" for item in inlines) + "\n</ul>")
        elif block.kind == "figure":
            body.append(f'<figure>\n<img src="/images/{article.id}.jpg" alt="">\n'
                        f"<figcaption>{inlines[0]}</figcaption>\n</figure>")
        else:
            body.append(f"<p>{inlines[0]}</p>")
    links = "\n".join(f'<li><a href="/{other.id}.html">{escape(other.title.plain)}</a></li>'
                      for other in related)
    body = "\n".join(body)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | {escape(source)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="{article.fields['url']}">
{head_date}<style>body {{ font-family: Georgia, serif; }}</style>
</head>
<body>
<header>
<p><a href="/">{escape(source)}</a></p>
<nav>
<ul>
<li><a href="/">Home</a></li>
<li><a href="/world">World</a></li>
<li><a href="/technology">Technology</a></li>
<li><a href="/climate">Climate</a></li>
<li><a href="/newsletters">Newsletters</a></li>
</ul>
</nav>
</header>
<main>
<article>
<h1>{title}</h1>
{shown_date}{body}
</article>
<aside class="related">
<h2>Related stories</h2>
<ul>
{links}
</ul>
</aside>
</main>
<footer>
<p>About this site</p>
<p>Contact the editors</p>
<p>Privacy and cookies</p>
</footer>
<script>document.documentElement.classList.add("js");</script>
</body>
</html>
"""


def with_links(inline, escape, form):
    out, at = "", 0
    for start, end, url in sorted(inline.links):
        out += escape(inline.plain[at:start]) + form.format(url, escape(inline.plain[start:end]))
        at = end
    return out + escape(inline.plain[at:])


if __name__ == "__main__":
    main()
