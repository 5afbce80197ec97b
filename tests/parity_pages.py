"""The pages of the portal in the words of an older system, all but those of people."""

from __future__ import annotations

PROJECTS = {
    "projects/airways.md": """\
title: Airways
title_long: Airways of the human lung, measured
template: project-single
picture: projects/airways.png
finished: false
type: general
people: Ada King, Jan van der Berg, Grace Hopper, Mo Unknown, Zoe Elsewhere
description: How wide are they?
bibkeys: king20a, BERG18
groups: lungs, ai-for-health
default_group: lungs

By [member/ada-king, group: ai-for-health], with [software/airway-viewer] and
[presentation/airway-poster], [vacancy/phd-airways], [member/zoe-elsewhere].

| Day | Speaker |
| --- | --- |
| 1 | [Ada](/members/ada-king/)<br>Jan |

<a name="data"></a>

## Data and methods

![Drawing]({{ IMGURL }}/images/projects/airways.png)
![Again]({filename}/images/projects/airways.png)
<img data-src="{{ IMGURL }}/images/projects/airways.png" class="lazyload" alt="Third">

[youtube: dQw4w9WgXcQ]

[vimeo: 12345]

[slideshare: 9xYz]
""",
    "projects/nodules.md": """\
title: Nodules
template: project-single
picture: projects/airways.png
finished: true
type: student
people: Dee Student,Jan van der Berg
description: Found early: a study
bibkeys:
groups: lungs

Over.
""",
    "software/airway-viewer.md": """\
title: Airway viewer: the tool
template: project-single
picture: projects/airways.png
finished: false
people: Ada King, Carla Fernández
description: It shows airways.
github: https://github.com/lab/viewer
openseadragon: true
groups: lungs

<div class="row">
<button class="btn btn-primary">One</button>
<p>By [member/ada-king].</p>
</div>
""",
    "research/chest.md": """\
title: Chest
title_long: Chest imaging
template: research-single
picture: projects/airways.png
description: All of the chest.
people: Ada King, Grace Hopper
projects: nodules, airways
software: airway-viewer
research: small-airways
bibkeys: BERG18, King20a
algorithms: airway-segmentation
groups: lungs
finished: false

The chest.
""",
    "research/small-airways.md": """\
title: Small airways
template: research-single
description: The small ones.
show_in_overview: false
groups: lungs

Small.
""",
    "presentations/airway-poster.md": """\
title: Poster on airways
template: presentation-single
picture: projects/airways.png
arxiv: https://proceedings.example.org/7
author_list: Ada King, M. Unknown
groups: lungs
date: 2022-06-01

We measured airways.
""",
}

TIMES = {
    "news/a-prize.md": """\
title: A prize – for Ada!
date: 2026-03-01
picture: projects/airways.png
description: She won it.
groups: lungs
template: article

[member/ada-king] won.
""",
    "news/defence.md": """\
Title: Defence of Carla
Date: 2026-02-01 10:20
Modified: 2026-02-03 08:00
Category: news
Tags: airways, theses
Slug: carla-defends
Authors: Ada King
Summary: Carla defended [her thesis](/publications/Fern21/).
groups: lungs

Well done.
""",
    "news/elsewhere.md": """\
title: Not here
date: 2026-02-02
groups: ai-for-health

Not here.
""",
    "calendar/talk.md": """\
date: 2026-04-20
title:
content_before: <a href="/members/ada-king/">Ada</a> will speak.
content_after: <b>Ada</b> spoke.
groups: lungs

""",
    "calendar/past-talk.md": """\
date: 2026-01-20
title: Past talk
content_before: Soon.
content_after: It is <b>over</b>.
groups: lungs

""",
    "vacancies/phd-airways.md": """\
title: PhD on airways
template: vacancy-single
closed: false
type: general
picture: projects/airways.png
people: Ada King
description: Four years.
groups: lungs

Apply.
""",
    "vacancies/msc-airways.md": """\
title: MSc project
template: vacancy-single
closed: false
type: student
people: Jan van der Berg
groups: lungs

## Requirements

You should
* be curious
* write
""",
    "vacancies/old-job.md": """\
title: Old job
template: vacancy-single
closed: true
type: general
groups: lungs

Done.
""",
    "vacancies/guide-job.md": """\
title: A job as in the guide
template: vacancy-single
closed: false
student_project: true
groups: lungs

Old way.
""",
    **{
        f"vacancies/job-{number}.md": f"""\
title: Job {number}
template: vacancy-single
closed: false
type: general
groups: lungs

Work.
"""
        for number in range(1, 4)
    },
    "vacancies/ai-job.md": """\
title: Another job
template: vacancy-single
closed: false
type: general
groups: ai-for-health

Work.
""",
    "vacancies/general.md": """\
title: General
template: vacancy-single
closed: false
status: draft
type: general
groups: lungs

Nobody sees this.
""",
}

SITE = {
    "home.md": """\
title: Lung lab
template: home
home_image: highlight
home_sections: Highlights, Calendar, Vacancies, Projects, Software, Members, PageCards
""",
    "about.md": """\
title: About
template: about
about_lungs: <b>Who</b> we are.
mission: We look. <br><br> And see [member/ada-king].
groups_description: Two groups.
spinoff_description: One company.
industry_description: One partner.
groups: lungs

""",
    "about/group-bones.md": """\
title: Bone lab
category: about
section: research_groups
picture: projects/airways.png
pi_picture: people/Ada_King.png
read_more_url: https://bones.example.org
show_in_overview: true
description: They look at bones.
""",
    "about/firm.md": """\
title: Airway BV
category: about
section: spin_offs
picture: projects/airways.png
external_url: https://firm.example.org
description: Sells.
""",
    "about/maker.md": """\
title: Maker
category: about
section: industry
external_url: https://maker.example.org
description: Makes.
""",
    "contact.md": """\
title: Contact
type: card
picture: projects/airways.png
description: Where we are.
disable_gradient: true
groups: lungs

Floor 3.
""",
    "old-page.md": """\
title: Old page
redirect: /projects/airways/
groups: lungs
""",
    "courses/      course-one.md": """\
title: Zebra course
template: courses
groups: lungs

One.
""",
    "courses/ course-two.md": """\
title: Alpha course
template: courses
groups: lungs

Two.
""",
    "members.md": """\
title: People
template: people
former_people_page: /former-employees/

We are many.
""",
    "sites/lungs/only-here.md": """\
title: Only here
template: page

Only the lungs have this.
""",
    "colofon.md": """\
title: Colophon
template: page

Made by us.
""",
}
