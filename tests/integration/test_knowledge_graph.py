import httpx

from tests.integration import journey


async def test_nothing_read_is_an_empty_graph(client: httpx.AsyncClient) -> None:
    assert (await client.get("/knowledge-graph")).json() == {"nodes": [], "edges": []}


async def test_it_has_the_topics_of_completed_posts_and_how_they_go_together(client: httpx.AsyncClient) -> None:
    posts = await journey.read_posts(client, 6)
    graph = (await client.get("/knowledge-graph")).json()
    names = {node["id"]: node["name"] for node in graph["nodes"]}
    read = {name: sum(name in post["tags"] for post in posts) for name in names.values()}
    assert set(names.values()) == {tag for post in posts for tag in post["tags"]}
    assert {node["name"]: node["posts_read"] for node in graph["nodes"]} == read
    found = {frozenset((names[edge["source"]], names[edge["target"]])): edge["weight"] for edge in graph["edges"]}
    assert len(found) == len(graph["edges"])
    for pair, weight in found.items():
        one, other = pair
        together = sum(pair <= set(post["tags"]) for post in posts)
        assert together > 0
        assert abs(weight - together / (read[one] * read[other]) ** 0.5) < 1e-9
    assert set(found) == {
        frozenset((one, other)) for post in posts for one in post["tags"] for other in post["tags"] if one != other
    }


async def test_a_post_only_begun_is_not_in_it(client: httpx.AsyncClient) -> None:
    listed = (await client.get("/posts")).json()["items"]
    post = (await client.get(f"/posts/{listed[0]['id']}")).json()
    await client.put(f"/posts/{post['id']}/progress", json={"sections_read": [post["sections"][0]["id"]]})
    assert (await client.get("/knowledge-graph")).json()["nodes"] == []
